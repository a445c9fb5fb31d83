//! The report page of the mock as a living grid: cells save, refuse, conflict and lose the session
//! (type 999 for a conflict, 401 for the session, 500 for a fault, more than 1.000.000 for a look).

use crate::home::switches;
use axum::http::StatusCode;
use kernel::error::Conflict;
use kernel::{Error, number};
use kit::badge::{Tone, mark};
use kit::chart::{Bar, bars};
use kit::conflict::{Choice, choose};
use kit::figure::number_link;
use kit::grid::{
    Answered, CellInput, Ended, Grid, GridCell, GridLine, PostedCell, SavedBatch, SavedTotal, grid,
    read_batch, read_cells,
};
use kit::notice::Toast;
use kit::page::{Crumb, PageHead, button_link, button_print};
use kit::table::Column;
use kit::{Answer, Group, Refusal, Typed, Visit, html};

const ROWS: [(&str, &str, i64, i64, &str); 7] = [
    ("addresses_helped_turns", "Lượt địa chỉ nhân đạo được giúp", 1_939, 1_874, "lượt"),
    ("addresses_value", "Giá trị giúp địa chỉ nhân đạo", 562, 548, "triệu đ"),
    ("houses_built", "Nhà cất mới", 10, 8, "căn"),
    ("bridges_built", "Cầu bắc mới", 8, 5, "cây cầu"),
    ("kitchen_meals", "Suất ăn bếp tình thương", 153_133, 149_870, "suất"),
    ("patient_transfers", "Ca chuyển viện miễn phí", 148, 131, "trường hợp"),
    ("gift_parcels", "Suất quà thường xuyên, đột xuất", 13_992, 12_505, "suất"),
];

fn row(at: usize) -> GridLine {
    let (code, label, value, before, unit) = ROWS[at];
    let (tone, said) = match at {
        1 => (Tone::Locked, "đã khóa"),
        3 => (Tone::Note, "1 ghi chú"),
        _ => (Tone::Done, "đã lưu"),
    };
    GridLine::Row {
        head: html! { (label) },
        cells: vec![
            GridCell::Input(CellInput {
                code: code.into(),
                label: format!("{label}, tháng này"),
                value: number::count(value),
                stored: number::count(value),
                hint: None,
                version: 1,
                details: Some("/parts".into()),
                is_locked: at == 1,
                flaw: None,
                state: None,
                more: None,
            }),
            GridCell::Fixed(
                html! { span.quiet { (number_link(&number::count(before), "/parts")) } },
            ),
            GridCell::Fixed(
                html! { span.quiet { (number_link(&number::count(before - 90), "/parts")) } },
            ),
            GridCell::Fixed(html! { span.quiet { (unit) } }),
            GridCell::State { cell: code.into(), tone, said: said.into() },
        ],
        is_sum: false,
    }
}

pub async fn report(visit: Visit) -> Answer {
    let head = PageHead::new("Báo cáo tháng 10 năm 2024", Group::Reports)
        .lead("Tỉnh Kiên Giang · 13 trên 16 đơn vị đã duyệt")
        .crumbs(vec![
            Crumb::link("Trung ương", "/"),
            Crumb::link("Kiên Giang", "/"),
            Crumb::here("Báo cáo tháng"),
        ])
        .actions(html! {
            (button_print(visit.words()))
            (button_link("Xem văn bản", "/document", false))
            (button_link("Gửi Trung ương Hội", "/form", true))
        });
    let grid_ = table();
    let side = html! {
        aside.card {
            h2.name { "Suất quà thường xuyên, đột xuất" }
            p.quiet { "Rạch Giá nhiều nhất; tăng 11,9 % so với tháng 9" }
            (bars(visit.words(), "Suất quà, 12 tháng", "suất", &months()))
        }
    };
    let body = html! {
        div.pair {
            section.card.flush {
                div #checks .bar-line {
                    (mark(Tone::Done, "562 + 13.999 = 14.561"))
                    (mark(Tone::Done, "4.069 + 890 = 4.959"))
                    (mark(Tone::Wrong, "20.073 ≠ trên 21 tỷ")) span { "56 trên 56 số liệu" }
                }
                (grid(visit.words(), &grid_))
            }
            (side)
        }
    };
    Ok(visit.page(&switches(head), body))
}

fn table() -> Grid<'static> {
    let mut lines = vec![
        GridLine::Section("3. Công tác xã hội".into()),
        GridLine::Row {
            head: html! { "Trị giá công tác xã hội" },
            cells: vec![
                GridCell::Total {
                    id: "social".into(),
                    value: "14.561".into(),
                    href: Some("/parts".into()),
                },
                GridCell::Fixed(html! { span.quiet { "13.702" } }),
                GridCell::Fixed(html! { span.quiet { "12.940" } }),
                GridCell::Fixed(html! { span.quiet { "triệu đ" } }),
                GridCell::Fixed(mark(Tone::Done, "cộng đúng")),
            ],
            is_sum: true,
        },
    ];
    lines.extend((0..ROWS.len()).map(row));
    Grid {
        id: "cells",
        caption: "Số liệu tháng 10/2024",
        action: "/report",
        owner: "binh",
        keep: "report",
        panel: None,
        is_dense: false,
        columns: vec![
            Column::words("Số liệu"),
            Column::number("Tháng này"),
            Column::number("Tháng 9").minor(),
            Column::number("10/2023").minor(),
            Column::words("Đơn vị").minor(),
            Column::words("Trạng thái"),
        ],
        lines,
        button: Some("Lưu tất cả".into()),
    }
}

fn months() -> Vec<Bar> {
    let values = [9, 10, 8, 18, 12, 10, 9, 11, 10, 11, 12, 14];
    let bar = |(at, value): (usize, i64)| Bar {
        label: format!("{}/2024", at + 1),
        short: (at % 12 + 1).to_string(),
        value: (at != 2).then_some(value * 999 + 6),
        printed: if at == 2 { String::new() } else { number::count(value * 999 + 6) },
        is_here: at == 11,
    };
    values.into_iter().enumerate().map(bar).collect()
}

fn answered(posted: &PostedCell) -> Answered {
    let mut told = Answered {
        cell: posted.cell.code.clone(),
        state: Ended::Saved,
        value: String::new(),
        version: posted.cell.base + 1,
        at: "10:32".into(),
        said: None,
        href: None,
    };
    match number::read_count(&posted.cell.value) {
        Err(_) => {
            told.state = Ended::Refused;
            told.said = Some("Nhập bằng chữ số, ví dụ 20.315".into());
        }
        Ok(999) => {
            told.state = Ended::Conflict;
            told.href = Some("/report/conflict".into());
        }
        Ok(value) => {
            told.value = number::count(value);
            if value > 1_000_000 {
                told.state = Ended::Look;
                told.said = Some("lưu lúc 10:32. Cao hơn 3 lần mọi tháng trong 12 tháng".into());
            }
        }
    }
    told
}

fn save(typed: &Typed) -> Answer {
    let posted = read_batch(typed)?;
    match posted.first().map(|posted| posted.cell.value.as_str()) {
        Some("401") => return Err(Refusal::LogIn),
        Some("500") => return Err(Error::fault("asked for").into()),
        _ => {}
    }
    let told = SavedBatch {
        cells: posted.iter().map(answered).collect(),
        totals: vec![SavedTotal { id: "social".into(), value: number::count(14_561) }],
        parts: Vec::new(),
    };
    Ok(kit::web::json(StatusCode::OK, &told))
}

pub async fn post_all(visit: Visit, typed: Typed) -> Answer {
    let _ = visit.known()?;
    if visit.wants_json() {
        return save(&typed);
    }
    let count = read_cells(&typed).len();
    visit.done(
        "/report",
        &Toast::new("gallery-saved").arg("name", count.to_string()).undo("/report"),
    )
}

fn both() -> Conflict {
    Conflict {
        field: "gift_parcels".into(),
        base: 1,
        current: 2,
        mine: "999".into(),
        theirs: "13.990".into(),
        by: "Nguyễn Thị Lan".into(),
    }
}

pub async fn conflict(visit: Visit) -> Answer {
    let head = PageHead::new("Hai người cùng sửa một ô", Group::Reports).narrow();
    let choice = Choice {
        label: "Suất quà thường xuyên, đột xuất",
        at: "10:31",
        action: "/report",
        back: "/report",
        key: "0192d3a4-0000-7000-8000-000000000000",
    };
    Ok(visit.page_as(StatusCode::CONFLICT, &head, choose(visit.words(), &both(), &choice)))
}
