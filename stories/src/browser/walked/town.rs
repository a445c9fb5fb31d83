//! What has to be made before some pages of the chain stand: a secret link, a target, a token, an
//! old report that waits, a decision that cuts a commune, the code of a paper. It judges nothing.

use crate::exchange::{send, settled};
use crate::house::{Demo, PROVINCE, october};
use crate::open::program;
use crate::outside::{kept, link};
use crate::restructuring::{SHIPPED, ways, words_of};
use crate::visitor::{Visitor, fresh_key};
use kernel::db::Tx;
use kernel::place;
use people::Scope;

/// A monthly report as it was written for years, pasted as one.
const OLD_REPORT: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../steering/exchange/src/rules/finding/texts/s4.txt"
));

/// The pages of the chain that stand on what is made here, as the access matrix names them.
pub const OF_CHAIN: [&str; 6] = [
    "/kiem-tra/{code}",
    "/nop/{link}",
    "/reports/issue",
    "/targets/{target}/edit",
    "/du-lieu-mo/bao-cao/{report}",
    "/imports/{intake}",
];
/// Those of a decision.
pub const OF_DECISION: [&str; 8] = [
    "/restructuring/{decision}",
    "/restructuring/{decision}/dry",
    "/restructuring/{decision}/edit",
    "/restructuring/{decision}/moves/new",
    "/restructuring/{decision}/moves/table",
    "/restructuring/{decision}/records/{unit}",
    "/restructuring/{decision}/shares/{unit}",
    "/restructuring/{decision}/undo",
];

/// Pages of 10 December 2024.
pub async fn chain(demo: &Demo) -> Vec<String> {
    let body = demo.house.db.write(|tx: &mut Tx<'_>| kept(tx, PROVINCE)).await.expect("a body");
    let mut binh = Visitor::of(demo, "binh").await;
    link::owes(&mut binh, body).await;
    let secret = link::made(&mut binh, body, "20/12/2024").await;
    let known = binh.page("/reports/known?unit=kien-giang&month=2024-10").await.words();
    let code = known.split_once("Mã kiểm tra ").expect("a code").1;
    let code = code.split_whitespace().next().expect("a code").to_owned();
    let target = fresh_key();
    let form = [
        ("id", target.as_str()),
        ("figure", "humanitarian_value_total"),
        ("amount", "40.146"),
        ("basis", "Kế hoạch 12/KH-HCTĐ"),
    ];
    binh.post("/targets/new?unit=kien-giang&year=2024", &form).await;
    let view = demo.view(PROVINCE, october()).await;
    let report = view.report.expect("October of the province").id;
    let open = binh.page("/du-lieu-mo").await.record("/du-lieu-mo/bao-cao/");
    program(demo, "binh", PROVINCE, &[Scope::Figures]).await;
    vec![
        secret,
        format!("/kiem-tra/{code}"),
        format!("/targets/{target}/edit"),
        format!("/reports/issue?report={report}"),
        "/leaders?unit=kien-giang&month=2024-10&figure=humanitarian_value_total".into(),
        open,
        old_report(&mut binh).await,
    ]
}

/// An old report whose figures were found and wait to be confirmed; a doubt stands among them.
async fn old_report(binh: &mut Visitor) -> String {
    let here = format!("/imports/history?unit={PROVINCE}&month=2023-07");
    let told = send(binh, &here, "", b"", &[("month", "07/2023"), ("text", OLD_REPORT)]).await;
    let page = settled(binh, &told.to).await.words();
    assert!(page.contains("Tìm thấy 56 trên 56 số liệu") && page.contains("cần xem lại"), "{page}");
    told.to
}

/// Pages of a decision: one that cuts a commune and divides one figure otherwise, not taken yet;
/// and the one that changed the map in July.
pub async fn decision(demo: &Demo) -> Vec<String> {
    let mut binh = Visitor::of(demo, "binh").await;
    let id = fresh_key();
    let told = binh.post("/restructuring/new?unit=an-giang", &words_of(&id, "31/QĐ-HCTĐ")).await;
    let path = told.to;
    for target in ["Xã Giang Thành", "Xã Hòa Điền"] {
        let part = [("unit", "Xã Vĩnh Điều"), ("target", target), ("share", "1/2")];
        ways::adds(&mut binh, &path, "part", &part).await;
    }
    let unit = |tx: &mut Tx<'_>| {
        let on = kernel::Day::of(2025, 9, 2).expect("a day");
        Ok(place::find(tx, "an-giang/xa-vinh-dieu", on)?.id)
    };
    let unit = demo.house.db.read(unit).await.expect("a commune");
    let (shares, records) = (format!("{path}/shares/{unit}"), format!("{path}/records/{unit}"));
    let figure = [("version", "3"), ("figure", "kitchen_meals")];
    let apart = [("apart", "1/10"), ("apart", "9/10")];
    let form: Vec<_> = figure.into_iter().chain(apart).collect();
    let told = binh.post(&format!("{shares}/figure"), &form).await;
    assert_eq!(told.to, shares, "{}", told.words());
    let steps = ["", "/dry", "/edit", "/moves/table", "/undo"].map(|step| format!("{path}{step}"));
    let sorts = ["whole", "part", "parent", "found", "abolish", "rename"];
    let moves = sorts.map(|sort| format!("{path}/moves/new?sort={sort}"));
    let shipped = [SHIPPED.to_owned()];
    steps.into_iter().chain(moves).chain([shares, records]).chain(shipped).collect()
}
