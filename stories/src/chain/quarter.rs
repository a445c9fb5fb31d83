//! The quarter of the province: its figures are the Book's, month by month, and nobody types them.

use super::{Demo, PROVINCE, TURNS, Visitor, fresh_key, november, says};
use crate::house::{self, CENTRE};
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::figure::FigureKind;
use kernel::{Month, Role, place};
use reporting::figures::find;
use reporting::model::Of;
use reporting::view::View;

const QUARTER: &str = "/reports?unit=kien-giang&form=quarter&period=2024-Q4";

/// Every figure of the quarter is the sum of its three months, every level the last one's; posts to
/// its cells find nothing.
pub async fn is_read_and_not_typed(demo: &Demo, binh: &mut Visitor) {
    let months: [Month; 3] = [november().prev(), november(), november().next()];
    let mut read = Vec::new();
    for month in months {
        read.push(demo.figures(PROVINCE, month).await);
    }
    let quarter = quarter(demo).await;
    assert_eq!(quarter.values.len(), read[0].len(), "every figure");
    for (at, value) in quarter.values.iter().enumerate() {
        let of_months = [read[0][at].1, read[1][at].1, read[2][at].1];
        let expected = match find(value.code).expect("a figure").kind {
            FigureKind::Flow => of_months.iter().sum(),
            FigureKind::Stock => of_months[2],
        };
        assert_eq!(value.value, expected, "{}: {of_months:?}", value.code);
    }
    let turns = quarter.value(TURNS).expect("a figure").value;
    assert!(turns > 12, "October, November and what came late in December: {turns}");
    let page = binh.page(&format!("{QUARTER}&figure={TURNS}")).await;
    says(&page, &["Số liệu đọc từ Sổ, không nhập tay", "10/2024", "11/2024", "12/2024"]);
    assert!(!page.text().contains("data-cell"), "there is no cell to type into");
    let key = fresh_key();
    let typed = [("cell", TURNS), ("value", "9"), ("base", "0"), ("key", key.as_str())];
    for path in ["/reports/cell?", "/reports/cells?"] {
        let told = binh.post(&QUARTER.replace("/reports?", path), &typed).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{path}: {}", told.words());
    }
}

/// The last quarter of 2024, as the centre sees it.
pub async fn quarter(demo: &Demo) -> View {
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| {
        let of = Of::read("quarter", "2024-Q4", "", "")?;
        let an = house::person(tx, Role::Centre, CENTRE)?;
        let place = place::find(tx, PROVINCE, of.key().last())?;
        let pass = an.may(&reporting::acts::VIEW, &place)?;
        View::load_of(tx, &pass, &figures, &place, &of)
    };
    demo.house.db.read(read).await.expect("a quarter")
}
