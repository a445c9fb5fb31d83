//! A class through the doors: planned, filled from a pasted list, held in two sessions, judged,
//! certified. It counts once, with those who came; a certificate is read on the day of asking. It
//! opens with who may not.

use crate::house::{self, COMMUNE, Demo, november};
use crate::papers;
use crate::verified;
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;

mod agreed;
mod corrected;
mod former;
mod hands;
mod joint;
mod quick;
mod sheet;

const LIST: &str = "Lê Văn Tám; 1990; Công an xã\nNguyễn Thị Hoa\t2001\tTrạm y tế\nDanh Út; 1985\n";

#[tokio::test]
async fn a_class_counts_who_came() {
    for mut demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let class = who_may_not(&demo, &mut chi).await;
        papers::lie_on(&demo, &mut chi, &class).await;
        who_came_is_written_down(&mut chi, &class).await;
        counts_once(&demo, &mut chi, &class).await;
        agreed::is_held_under_an_agreement(&demo, &mut chi, &class).await;
        agreed::is_planned_under_an_agreement(&demo, &mut chi, &mut binh).await;
        who_learned_and_who_taught(&demo, &mut chi, &class).await;
        a_changed_list_is_found(&demo).await;
        certificates_have_numbers(&demo, &mut chi, &mut binh, &class).await;
        a_school_year_is_read(&mut chi, &mut binh).await;
        a_skills_class_has_its_field(&mut chi).await;
        corrected::is_no_other_than_its_certificates(&demo, &mut chi, &class).await;
        corrected::counts_as_it_was_corrected(&demo, &mut chi).await;
        former::is_kept_to_its_end(&demo, &mut chi).await;
        joint::is_where_it_was_held(&demo, &mut chi, &mut binh).await;
        hands::meet_at_the_end(&demo, &mut chi).await;
        sheet::says_what_it_is_worth(&mut demo, &mut chi, &class).await;
        a_locked_month_is_told(&demo, &mut chi).await;
        quick::ones_stand_apart(&demo, &mut chi).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn step(chi: &mut Visitor, class: &str, step: &str, form: &[(&str, &str)]) -> Told {
    chi.post(&format!("{class}/record?step={step}"), form).await
}

async fn who_may_not(demo: &Demo, chi: &mut Visitor) -> String {
    let new = format!("/classes/new?unit={COMMUNE}");
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "training-volunteers"),
        ("title", "Sơ cấp cứu cộng đồng"),
        ("level", "community"),
        ("begins_on", "31/10/2024"),
        ("partner", "Ban ATGT huyện"),
        ("planned", "30"),
    ];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).post(&new, &form).await.status, StatusCode::UNAUTHORIZED);
    let odd = form.map(|(name, value)| (name, if name == "planned" { "9.999" } else { value }));
    refused(&chi.post(&new, &odd).await, "tối đa 2.000 người");
    for _ in 0..2 {
        done(&chi.post(&new, &form).await);
    }
    let class = format!("/classes/{id}");
    assert_eq!(dung.get(&class).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        step(&mut dung, &class, "stop", &[("why", "x")]).await.status,
        StatusCode::NOT_FOUND
    );
    let certify = [("given_on", "01/11/2024")];
    let told = step(chi, &class, "certify", &certify).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "a clerk gives certificates");
    class
}

/// Who came and what the class counts are held against each other.
async fn a_changed_list_is_found(demo: &Demo) {
    let (table, hers) = ("training_participant", "where full_name = 'Nguyễn Thị Hoa'");
    let (slip, back) =
        (format!("taken_back_why = 'x' {hers}"), format!("taken_back_why = null {hers}"));
    assert_eq!(verified::told(demo, lessons::verify).await, Vec::<String>::new());
    verified::changed(demo, table, slip).await;
    let told = verified::told(demo, lessons::verify).await;
    assert!(told.iter().any(|line| line.contains("1 came, its work says 2")), "{told:?}");
    verified::changed(demo, table, back).await;
}

/// The id of a choice by its words.
async fn choice(chi: &mut Visitor, path: &str, words: &str) -> String {
    let text = chi.page(path).await.text();
    let before = text.split(words).next().expect("a choice");
    before.rsplit("value=\"").next().expect("its value")[..36].to_owned()
}

async fn who_came_is_written_down(chi: &mut Visitor, class: &str) {
    refused(&step(chi, class, "end", &[]).await, "Ghi buổi học trước");
    let people = [("sort", "volunteer"), ("people", LIST)];
    let odd = [("sort", "volunteer"), ("people", "Lê Văn Tám; 1990\nBa; năm 90")];
    refused(&step(chi, class, "people", &odd).await, "Xem lại dòng 2");
    for _ in 0..2 {
        done(&step(chi, class, "people", &people).await);
    }
    let page = chi.page(class).await.words();
    assert_eq!(page.matches("Lê Văn Tám").count(), 1, "a list that is sent again: {page}");
    assert!(page.contains("Nguyễn Thị Hoa (2001)"), "tabs of a spreadsheet: {page}");
    let sessions = [("31/10/2024", "Băng bó"), ("01/11/2024", "Ép tim")];
    for (on, topic) in sessions {
        let id = fresh_key();
        let form = [
            ("id", id.as_str()),
            ("on", on),
            ("topic", topic),
            ("trainer", "Bác sĩ Sơn"),
            ("periods", "4"),
        ];
        for _ in 0..2 {
            done(&step(chi, class, "session", &form).await);
        }
    }
    let page = chi.page(class).await;
    assert!(page.words().contains("mới có 8 tiết"), "too short for its level: {}", page.words());
    refused(&step(chi, class, "end", &[]).await, "chưa có ai dự");
    let text = page.text();
    for (part, who) in text.split("session=").skip(1).zip([["Tám", "Hoa"], ["Tám", "Tám"]]) {
        let attend = format!("{class}/record?step=attend&session={}", &part[..36]);
        let mut there = Vec::new();
        for name in who {
            there.push(choice(chi, &attend, name).await);
        }
        let form: Vec<(&str, &str)> = there.iter().map(|id| ("there", id.as_str())).collect();
        done(&chi.post(&attend, &form).await);
    }
    let words = chi.page(class).await.words();
    assert!(words.contains("2 / 3") && words.contains("1 / 3"), "{words}");
}

/// Ended, it counts one class and the two who came; opened again, nothing.
async fn counts_once(demo: &Demo, chi: &mut Visitor, class: &str) {
    let codes = ["training_classes", "training_participants"];
    for (end, counted) in [("end", [1, 2]), ("reopen", [0, 0]), ("end", [1, 2])] {
        done(&step(chi, class, end, &[("why", "Ghi nhầm")]).await);
        for (code, counted) in codes.iter().zip(counted) {
            assert_eq!(demo.levels(code, november()).await, [counted; 4], "{code} after {end}");
        }
    }
    refused(&step(chi, class, "people", &[("sort", "member"), ("people", "Muộn")]).await, "đã kết");
    let page = chi.page(class).await;
    let work = chi.page(&page.record("/activities/")).await.words();
    assert!(work.contains("Ban ATGT huyện") && work.contains("31/10/2024"), "{work}");
    assert!(work.contains("2 người học sơ cấp cứu"), "all of it is first aid: {work}");
}

/// October is locked: a class that was over then counts in November, and says so.
async fn a_locked_month_is_told(demo: &Demo, chi: &mut Visitor) {
    let before = demo.levels("training_classes", november()).await;
    let (id, session) = (fresh_key(), fresh_key());
    let form = [
        ("id", id.as_str()),
        ("kind", "training-volunteers"),
        ("title", "Lớp tháng Mười"),
        ("level", "community"),
        ("begins_on", "30/10/2024"),
    ];
    done(&chi.post(&format!("/classes/new?unit={COMMUNE}"), &form).await);
    let class = format!("/classes/{id}");
    let people = [("sort", "volunteer"), ("people", "Lê Văn Quắn; 1991")];
    done(&step(chi, &class, "people", &people).await);
    let held = [
        ("id", session.as_str()),
        ("on", "30/10/2024"),
        ("topic", "Ga rô"),
        ("trainer", "Bác sĩ Sơn"),
        ("periods", "8"),
    ];
    done(&step(chi, &class, "session", &held).await);
    let attend = format!("{class}/record?step=attend&session={session}");
    let came = choice(chi, &attend, "Quắn").await;
    done(&chi.post(&attend, &[("there", &*came)]).await);
    assert!(!chi.page(&class).await.words().contains("Tháng ấy đã khóa"));
    done(&step(chi, &class, "end", &[]).await);
    assert!(chi.page(&class).await.words().contains("Tháng ấy đã khóa"));
    assert_eq!(demo.levels("training_classes", november()).await, before.map(|had| had + 1));
    done(&step(chi, &class, "reopen", &[("why", "Ghi nhầm")]).await);
    assert_eq!(demo.levels("training_classes", november()).await, before);
}

/// Who passed gets the next numbers; a withdrawn number is never given again; a certificate that
/// has run out says so.
async fn certificates_have_numbers(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
    class: &str,
) {
    let all = format!("/classes/certificates?unit={COMMUNE}");
    let given = [("given_on", "01/11/2024"), ("months", "24")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&all).await.status, StatusCode::NOT_FOUND);
    let told = step(&mut dung, class, "certify", &given).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    refused(&step(binh, class, "certify", &given).await, "Không còn ai đạt");
    let results = format!("{class}/record?step=results");
    let (tam, hoa) = (choice(chi, &results, "Tám").await, choice(chi, &results, "Hoa").await);
    assert!(!chi.page(&results).await.words().contains("Danh Út"), "she never came");
    done(&chi.post(&results, &[("passed", &tam), ("passed", &hoa)]).await);
    refused(&step(binh, class, "certify", &[("given_on", "31/10/2024")]).await, "từ ngày 01/11");
    done(&step(binh, class, "certify", &given).await);
    let list = chi.page(&all).await.words();
    assert!(list.contains("001/2024 Nguyễn Thị Hoa"), "by given name: {list}");
    assert!(list.contains("002/2024 Lê Văn Tám") && list.contains("01/11/2026"), "{list}");
    let found = chi.page(&format!("{all}&q=le%20van%20tam")).await.words();
    assert!(found.contains("Tám") && !found.contains("Hoa"), "{found}");
    let found = chi.page(&format!("{all}&q=1/2024")).await.words();
    assert!(found.contains("Hoa") && !found.contains("Tám"), "{found}");
    refused(&chi.post(&results, &[("passed", &tam)]).await, "Thu hồi chứng nhận trước");
    refused(&step(chi, class, "reopen", &[("why", "x")]).await, "đã cấp chứng nhận");
    let path = format!("{class}/record?step=withdraw");
    let one = choice(binh, &path, "002/2024").await;
    done(&binh.post(&path, &[("certificate", &one), ("why", "Ghi sai tên")]).await);
    done(&step(binh, class, "certify", &[("given_on", "01/11/2024"), ("months", "1")]).await);
    let list = chi.page(&all).await.words();
    for said in ["003/2024 Lê Văn Tám", "đã thu hồi", "còn giá trị"] {
        assert!(list.contains(said), "{said}: {list}");
    }
}

/// Participants by sort with their sums, and who taught how much: on the class and over its year.
async fn who_learned_and_who_taught(demo: &Demo, chi: &mut Visitor, class: &str) {
    let year = format!("/classes?unit={COMMUNE}&year=2024");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&year).await.status, StatusCode::NOT_FOUND);
    let words = chi.page(class).await.words();
    for said in ["tình nguyện viên 3 2 0 Cộng 3 2 0", "Bác sĩ Sơn 2 8"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let words = chi.page(&year).await.words();
    for said in ["tình nguyện viên 3 2 0 Cộng 3 2 0", "Bác sĩ Sơn 1 2 8"] {
        assert!(words.contains(said), "{said}: {words}");
    }
}

/// A skills class for officers is of one of five fields, and is found and counted by it; first aid
/// of level II is a class too (TRN-01, Thông tư 17/2014/TT-BYT).
async fn a_skills_class_has_its_field(chi: &mut Visitor) {
    let new = format!("/classes/new?unit={COMMUNE}");
    let ids = [fresh_key(), fresh_key(), fresh_key()];
    let form = |id: usize, kind: &'static str, level: &'static str, field: &'static str| {
        let title =
            if field.is_empty() { "Sơ cấp cứu nâng cao" } else { "Kế toán cơ sở" };
        [
            ("id", ids[id].clone()),
            ("kind", kind.to_owned()),
            ("title", title.to_owned()),
            ("level", level.to_owned()),
            ("field", field.to_owned()),
            ("begins_on", "01/11/2024".to_owned()),
        ]
    };
    for (kind, field, said) in [
        ("training-skill", "", "Chọn lĩnh vực"),
        ("training-class", "finance", "Chỉ lớp kỹ năng"),
        ("training-skill", "cooking", "Chọn"),
    ] {
        let form = form(0, kind, "none", field);
        let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        refused(&chi.post(&new, &pairs).await, said);
    }
    for (at, kind, level, field) in [
        (0, "training-skill", "none", "finance"),
        (1, "training-skill", "none", "digital"),
        (2, "training-class", "two", ""),
    ] {
        let form = form(at, kind, level, field);
        let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        done(&chi.post(&new, &pairs).await);
    }
    let of = |more: &str| format!("/classes?unit={COMMUNE}&year=2024{more}");
    let all = chi.page(&of("")).await.words();
    for said in ["Tài chính, mua sắm 1 0", "Inhandao, chuyển đổi số 1 0"] {
        assert!(all.contains(said), "{said}: {all}");
    }
    let page = chi.page(&of("&field=finance")).await;
    assert_eq!(page.text().matches("href=\"/classes/0").count(), 1, "{}", page.words());
    assert!(page.text().contains(&ids[0]), "{}", page.words());
    let file = chi.page(&of("&file=csv")).await.text();
    assert!(file.contains("Inhandao, chuyển đổi số"), "{file}");
    let second = chi.page(&format!("/classes/{}", ids[2])).await.words();
    assert!(second.contains("cấp độ II"), "{second}");
}

/// A school year goes from September to August: of its classes and of its work, list and file.
async fn a_school_year_is_read(chi: &mut Visitor, binh: &mut Visitor) {
    let new = format!("/classes/new?unit={COMMUNE}");
    for (title, on) in [("Lớp cuối tháng tám", "31/08/2024"), ("Lớp khai trường", "01/09/2024")]
    {
        let id = fresh_key();
        let form = [
            ("id", id.as_str()),
            ("kind", "training-volunteers"),
            ("title", title),
            ("level", "none"),
            ("begins_on", on),
        ];
        done(&chi.post(&new, &form).await);
    }
    let of = |year: &str| format!("/classes?unit={COMMUNE}&year={year}");
    let this = chi.page(&of("2024-2025")).await.words();
    assert!(this.contains("Lớp khai trường") && !this.contains("cuối tháng tám"), "{this}");
    assert!(this.contains("Năm học 2024-2025"), "{this}");
    let last = chi.page(&of("2023-2024")).await.words();
    assert!(!last.contains("Lớp khai trường") && last.contains("cuối tháng tám"), "{last}");
    let both = chi.page(&of("2024")).await.words();
    assert!(both.contains("Lớp khai trường") && both.contains("cuối tháng tám"), "{both}");
    let work = "unit=kien-giang&month=2024-11&kind=training-volunteers&year=2024-2025";
    let list = binh.page(&format!("/activities?{work}")).await;
    assert!(list.words().contains("Sơ cấp cứu cộng đồng"), "{}", list.words());
    assert!(list.text().contains("name=\"year\" value=\"2024-2025\""), "a search leaves the year");
    let file = binh.get(&format!("/activities?{work}&file=csv")).await.text();
    let days: Vec<&str> = file.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert!(days.contains(&"2024-11-01"), "{file}");
    assert!(days.iter().all(|day| ("2024-09-01"..="2025-08-31").contains(day)), "{days:?}");
    let before = work.replace("2024-2025", "2023-2024");
    let list = binh.page(&format!("/activities?{before}")).await.words();
    assert!(!list.contains("Sơ cấp cứu cộng đồng"), "{list}");
    let whole = binh.page(&format!("/activities?{}", work.replace("2024-2025", "2024"))).await;
    assert!(whole.words().contains("Năm 2024"), "{}", whole.words());
    assert!(whole.words().contains("Sơ cấp cứu cộng đồng"), "{}", whole.words());
    let odd = binh.get(&format!("/activities?{}", work.replace("2024-2025", "2024-Q4"))).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", odd.words());
}
