//! The gallery of small parts: forms, refusals, badges, tables. Nothing of the product uses it.

use axum::http::StatusCode;
use kernel::paper::{Archive, Body, Over, Paper, Recipient, Signature, Text};
use kernel::{Day, Error, Flaw};
use kit::badge::{Tone, badge};
use kit::form::{Choice, Field, Filled, Form};
use kit::icon::Icon;
use kit::notice::{Toast, banner, empty, progress};
use kit::page::{PageHead, button_link, button_print};
use kit::table::{Column, Line, facts, table};
use kit::tabs::{Part, chips, pagination, tabs};
use kit::{Answer, Group, Typed, Visit, html};

const DOSSIER: Form = Form::new(
    "dossier",
    &[
        Field::key("id"),
        Field::text("name", "gallery-name", 60).hint("gallery-name-hint"),
        Field::count("homes", "gallery-homes"),
        Field::vnd("amount", "gallery-amount").hint("gallery-amount-hint"),
        Field::day("on", "gallery-on"),
        Field::select("unit", "gallery-unit"),
        Field::radios("kind", "gallery-kind")
            .empty("gallery-kind-empty")
            .of(&[("money", "gallery-kind-money"), ("goods", "gallery-kind-goods")]),
        Field::long_text("note", "gallery-note", 500).optional(),
        Field::check("agree", "gallery-agree"),
    ],
);

const LOGIN: Form = Form::new(
    "login",
    &[
        Field::text("name", "gallery-name", 60).autocomplete("username"),
        Field::password("password", "gallery-password").autocomplete("current-password"),
    ],
);

fn draw_form(visit: &Visit, filled: Filled<'_>) -> axum::response::Response {
    let unit = |code: &str| Choice {
        value: code.into(),
        label: visit.say(&format!("gallery-unit-{code}")),
    };
    let filled = filled.choices("unit", vec![unit("a"), unit("b")]);
    let head = PageHead::new(visit.say("gallery-form"), Group::Steering)
        .flaws(DOSSIER.summary(visit.words(), filled.flaws))
        .narrow();
    visit.page(&head, DOSSIER.whole(visit.words(), "/form", "Lưu hồ sơ", &filled))
}

pub async fn form(visit: Visit) -> Answer {
    Ok(draw_form(&visit, Filled::default()))
}

pub async fn post_form(visit: Visit, typed: Typed) -> Answer {
    let read = DOSSIER.read(&typed);
    match read.check_all() {
        Err(Error::Invalid(flaws)) => Ok(draw_form(&visit, Filled::with(typed.clone(), &flaws))),
        Err(other) => Err(other.into()),
        Ok(()) => visit.done(
            "/form",
            &Toast::new("gallery-saved").arg("name", read.text("name")).undo("/form"),
        ),
    }
}

pub async fn outside(visit: Visit) -> Answer {
    let head = PageHead { title: visit.say("kit-login"), ..PageHead::default() };
    let body = LOGIN.whole(visit.words(), "/form", &visit.say("kit-login"), &Filled::default());
    Ok(visit.plain_page(&head, html! { div.card { (body) } }))
}

pub async fn fault(_: Visit) -> Answer {
    Err(Error::fault("asked for").into())
}

#[allow(clippy::panic)]
pub async fn panics(_: Visit) -> Answer {
    panic!("asked for")
}

pub async fn people(visit: Visit) -> Answer {
    let head = PageHead::new(visit.say("kit-group-people"), Group::People);
    let button = button_link("Thêm người đầu tiên", "/form", true);
    let said = "Danh sách hội viên, tình nguyện viên của đơn vị. Chưa có ai.";
    Ok(visit.page(&head, empty(Icon::People, said, Some(button))))
}

pub async fn search(visit: Visit) -> Answer {
    let found = ["Kiên Giang", "Giang Thành", "Giồng Riềng"];
    let found: Vec<_> = found
        .iter()
        .filter(|name| {
            kernel::fold::matches(&kernel::fold::fold(&visit.query("q")), &kernel::fold::fold(name))
        })
        .map(|name| serde_json::json!({ "label": name, "hint": "Đơn vị", "href": "/report" }))
        .collect();
    Ok(kit::web::json(StatusCode::OK, &serde_json::json!({ "found": found })))
}

pub async fn parts(visit: Visit) -> Answer {
    let words = visit.words();
    let head = PageHead::new(visit.say("gallery-parts"), Group::Reports);
    let way = |said: &str, on: bool| (said.to_string(), "/parts".to_string(), on);
    let tones = [
        (Tone::Done, "đã duyệt"),
        (Tone::Waiting, "đang nhập"),
        (Tone::Call, "trả lại"),
        (Tone::Wrong, "cộng sai"),
        (Tone::Note, "1 ghi chú"),
        (Tone::Blank, "chưa làm"),
        (Tone::Locked, "đã khóa"),
        (Tone::Sent, "đã gửi"),
    ];
    let columns = [
        Column::words("Đơn vị"),
        Column::number("Hội viên"),
        Column::number("Giá trị (triệu đ)").minor(),
    ];
    let cell = |said: &str| html! { (said) };
    let lines = [
        Line::Section("Ven biển".into()),
        Line::Row(vec![cell("Rạch Giá"), cell("3.120"), cell("1.845")]),
        Line::Row(vec![cell("Hà Tiên"), cell("1.111"), cell("402")]),
        Line::Sum(vec![cell("Cộng"), cell("4.231"), cell("2.247")]),
    ];
    let body = html! {
        (tabs("Phần", &[way("Tổng quan", true), way("Lịch sử", false), way("Ghi chú", false)]))
        (chips("Lọc", &[way("Tất cả", true), way("Chưa gửi", false), way("Trả lại", false)]))
        div.stack {
            (banner(Tone::Call, html! { b { "Cấp trên trả lại" } " Số quà chưa khớp với sổ." }))
            section.card {
                h2 { "Nhãn" }
                p.act { @for (tone, said) in tones { (badge(tone, said)) } }
            }
            section.card.flush {
                (table("Hội viên theo đơn vị", &columns, &lines))
            }
            section.card { h2 { "Hồ sơ" }
                (facts(&[("Mã".into(), cell("kien-giang")), ("Từ".into(), cell("01/07/2025"))]))
            }
            section.card {
                h2 { "Việc dài" }
                (progress("Đọc tệp", 1_200, 3_321, "1.200 trên 3.321 dòng"))
            }
            (pagination(words, Part::read("2", 50, 431), |page| format!("?page={page}")))
        }
    };
    Ok(visit.page(&head, body))
}

pub async fn document(visit: Visit) -> Answer {
    let head = PageHead::new("Văn bản", Group::Reports).actions(button_print(visit.words()));
    let sheet = kit::document::document(visit.words(), &paper(visit.who().today()), &|code| {
        Some(format!("/report#{code}"))
    });
    Ok(visit.page(&head, sheet))
}

fn paper(day: Day) -> Paper {
    let summary = "Kết quả công tác Hội và phong trào Chữ thập đỏ tháng 10 và một số nhiệm vụ \
                   trọng tâm tháng 11 năm 2024";
    Paper::of_kind("Báo cáo", summary, day)
        .superior("Hội Chữ thập đỏ Việt Nam")
        .agency("Hội Chữ thập đỏ tỉnh Kiên Giang")
        .number(Some(112), "BC-HCTĐ")
        .dated("Kiên Giang", Some(day))
        .draft("Dự thảo")
        .body(write)
        .recipient(Recipient::new("Trung ương Hội CTĐ Việt Nam").purpose("để b/c"))
        .recipient(Recipient::new("Ủy ban MTTQ tỉnh").channel("Bản ĐT"))
        .archive(Archive::default())
        .signed(
            Signature::new("Chánh Văn phòng", "Lê Văn Minh")
                .over(Over::ByOrderOf("Chủ tịch".into())),
        )
        .note("Số liệu các đơn vị là phân bổ minh họa")
}

fn write(body: &mut Body) {
    let members = Text::new()
        .plain("Trong tháng 10 năm 2024 toàn tỉnh có ")
        .figure("members_total", "20.315")
        .plain(" hội viên, phát triển mới ")
        .figure("members_new", "46")
        .plain(" hội viên ")
        .italic("(giảm 30 hội viên)")
        .plain(".");
    let flaw = Flaw::new("plan_firstaid_classes", "number-empty");
    let classes = Text::new()
        .plain("Phối hợp tổ chức mở ")
        .flawed("plan_firstaid_classes", "0", flaw)
        .plain(" lớp sơ cấp cứu tại Tp. Hà Tiên.");
    body.part("KẾT QUẢ CÔNG TÁC THÁNG 10 NĂM 2024")
        .section("Công tác tổ chức")
        .dash(members)
        .part("MỘT SỐ NHIỆM VỤ TRỌNG TÂM THÁNG 11")
        .task(classes)
        .end_mark();
}
