//! Work through the doors: Chi records what her commune did, Bình checks and takes back, a table
//! is imported, a chapter adds a kind of its own. After each step the totals of commune, district,
//! province and centre are what they must be, and October stays exact. It opens with who may not.

use crate::house::{self, COMMUNE, DISTRICT, Demo, PROVINCE, november, october};
use crate::visitor::{Visitor, done, fresh_key};
use axum::http::StatusCode;
use book::Figures;
use kernel::Who;

mod adjusted;
mod found;
mod goods;
mod hands;
mod helped;
mod joiners;
mod month;
mod own;
mod table;
pub mod volunteer;
mod worth;

const NEW: &str = "/activities/new?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&kind=gift";
const LIST: &str = "/activities?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11";
const PARCELS: &str = "gift_parcels";

#[tokio::test]
async fn work_is_recorded_once_and_counts_at_every_level() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        who_may_not(&demo).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let one = recorded_once(&demo, &mut chi).await;
        what_cannot_be_comes_back(&demo, &mut chi).await;
        together_counts_once(&demo, &mut chi).await;
        joiners::are_both_kept(&demo, &mut chi).await;
        worth::several_gave(&demo, &mut chi).await;
        worth::a_norm_says_the_value(&demo, &mut chi, &mut binh).await;
        corrected(&demo, &mut chi, &one).await;
        a_second_pair_of_eyes(&demo, &mut chi, &mut binh).await;
        taken_back(&demo, &mut binh, &one).await;
        a_locked_month_is_not_moved(&demo, &mut chi).await;
        a_week_at_once(&demo, &mut chi).await;
        own::is_added_and_closed(&demo, &mut chi, &mut binh).await;
        own::stands_beside_its_base(&demo, &mut chi, &mut binh).await;
        a_campaign_adds_up(&demo, &mut binh).await;
        a_calendar_under_a_secret_address(&demo, &mut chi).await;
        a_calendar_says_where_it_is_cut(&demo, &mut binh).await;
        volunteer::records_own_work(&demo, &mut chi, &one).await;
        found::by_its_words(&demo, &mut chi).await;
        helped::names_are_sealed(&demo, &mut chi).await;
        helped::without_a_value(&demo, &mut chi).await;
        helped::a_list_is_pasted(&demo, &mut chi).await;
        goods::are_never_below_nought(&demo, &mut chi).await;
        hands::thirty_two_record_at_once(&demo).await;
        table::is_imported(&demo).await;
        table::is_valued_by_its_norm(&demo).await;
        table::is_compared_with_what_stands(&demo, &mut chi).await;
        table::names_what_it_holds(&demo, &mut chi, &mut binh).await;
        table::takes_places_by_name(&demo, &mut chi).await;
        table::says_what_becomes_of_it(&demo, &mut chi, &mut binh).await;
        adjusted::explained_or_not_at_all(&demo, &mut chi).await;
        table::of_an_agreement_adds_up_whole(&demo, &mut binh).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn levels(demo: &Demo) -> [i64; 4] {
    demo.levels(PARCELS, november()).await
}

/// A form of gifts: so many parcels, so much money.
fn gift<'a>(
    id: &'a str,
    key: &'a str,
    parcels: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("id", id),
        ("key", key),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-parcels", parcels),
        ("value", value),
        ("source", if value.is_empty() { "" } else { "goods" }),
    ]
}

/// Dũng and Khách neither see nor record; Chi does nothing above her commune.
async fn who_may_not(demo: &Demo) {
    let (id, key) = (fresh_key(), fresh_key());
    let form = gift(&id, &key, "5", "");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(LIST).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(NEW, &form).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(LIST).await.status, StatusCode::SEE_OTHER);
    assert_eq!(khach.post(NEW, &form).await.status, StatusCode::UNAUTHORIZED);
    let mut chi = Visitor::of(demo, "chi").await;
    for unit in [PROVINCE, DISTRICT] {
        let above = NEW.replace(COMMUNE, unit);
        assert_eq!(chi.post(&above, &form).await.status, StatusCode::NOT_FOUND, "{unit}");
    }
    assert_eq!(levels(demo).await, [0; 4]);
}

/// Recorded, shown, counted at every level; the same form sent twice is one piece of work.
async fn recorded_once(demo: &Demo, chi: &mut Visitor) -> String {
    let (id, key) = (fresh_key(), fresh_key());
    let form = gift(&id, &key, "40", "12 triệu");
    for _ in 0..2 {
        let to = done(&chi.post(NEW, &form).await);
        assert_eq!(to, format!("/activities/{id}"));
    }
    assert_eq!(levels(demo).await, [40; 4]);
    assert_eq!(demo.levels("gift_value", november()).await, [12_000_000; 4]);
    assert_eq!(demo.levels("humanitarian_value_total", november()).await, [12_000_000; 4]);
    let page = chi.page(&format!("/activities/{id}")).await.words();
    assert!(page.contains("40 suất quà") && page.contains("12.000.000"), "{page}");
    assert!(page.contains("hiện vật"), "where the value comes from: {page}");
    let list = chi.page(LIST).await.words();
    assert!(list.contains("Tặng quà thường xuyên") && list.contains("01/11/2024"), "{list}");
    let file = chi.page(&LIST.replace("&month", "&file=csv&month")).await;
    assert!(file.text().contains(",40,12000000,"), "{}", file.text());
    let sheet = chi.page(&LIST.replace("&month", "&file=xlsx&month")).await;
    assert!(sheet.bytes.starts_with(b"PK") && sheet.kind.contains("spreadsheetml"));
    format!("/activities/{id}")
}

/// Every flaw stands beside its field, what was typed stays, nothing is saved.
async fn what_cannot_be_comes_back(demo: &Demo, chi: &mut Visitor) {
    let (id, key) = (fresh_key(), fresh_key());
    let flawed = [
        ("count-parcels", "mười", "Nhập số suất quà bằng chữ số"),
        ("count-parcels", "0", "từ 1 trở lên"),
        ("from", "02/11/2024", "ngày này chưa đến"),
        ("from", "31/02/2024", "ngày"),
        ("until", "31/10/2024", "Ngày cuối phải từ ngày đầu trở đi"),
        ("source", "", "Chọn nguồn của giá trị"),
        ("source", "labour", "không nhận nguồn giá trị ấy"),
        ("source", "norm", "Ghi định mức"),
        ("partner_share", "13 triệu", "lớn hơn cả giá trị"),
        ("campaign", "CMP-99", "Chọn"),
    ];
    for (name, value, said) in flawed {
        let mut form = gift(&id, &key, "7", "12 triệu");
        form.retain(|(own, _)| *own != name);
        form.push((name, value));
        form.push(("partner", "Nhà hảo tâm"));
        let told = chi.post(NEW, &form).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}={value}");
        assert!(told.words().contains(said), "{name}={value}: {}", told.words());
        assert!(told.text().contains("Nhà hảo tâm"), "what she typed is gone");
    }
    // Work that counts needs its main count: nobody calls it optional and then refuses it.
    let form = chi.page(NEW).await.text();
    let label = form.split("for=\"work-count-parcels\"").nth(1).expect("its label");
    let label = label.split("</label>").next().expect("its end");
    assert!(!label.contains("không bắt buộc"), "{label}");
    assert!(form.contains("chỉ lưu nháp mới để trống được"));
    // *Trên* belongs to the water filters alone: their form asks for it, no other does.
    assert!(!chi.page(NEW).await.text().contains("name=\"at_least\""));
    let filters = chi.page(&NEW.replace("gift", "water-filter")).await;
    assert!(filters.text().contains("name=\"at_least\""));
    let exam = NEW.replace("gift", "free-exam");
    let mut form = gift(&id, &key, "", "");
    form.extend([("count-turns", "10"), ("count-people", "11")]);
    let told = chi.post(&exam, &form).await;
    assert!(told.words().contains("11 người nhưng chỉ có 10 lượt"), "{}", told.words());
    assert_eq!(levels(demo).await, [40; 4], "half of a flawed form was saved");
}

/// Work that another unit joined counts once, at its host; the record says who joined.
async fn together_counts_once(demo: &Demo, chi: &mut Visitor) {
    let before = levels(demo).await;
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "8", "");
    form.push(("joiner", "Xã Tân Khánh Hòa"));
    let to = done(&chi.post(NEW, &form).await);
    assert_eq!(levels(demo).await, before.map(|level| level + 8), "once at every level");
    let words = chi.page(&to).await.words();
    assert!(words.contains("Xã Tân Khánh Hòa"), "{words}");
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "1"), ("why", "Hết truyện")]).await);
    assert_eq!(levels(demo).await, before);
}

/// A correction is answered by entries back; an older page meets the newer version.
async fn corrected(demo: &Demo, chi: &mut Visitor, one: &str) {
    let edit = format!("{one}/edit");
    let page = chi.page(&edit).await;
    assert!(page.tag("work-count-parcels").contains("value=\"40\""), "{}", page.text());
    let id = one.rsplit('/').next().expect("an id").to_owned();
    let key = fresh_key();
    let mut form = gift(&id, &key, "45", "12,5 triệu");
    form.retain(|(name, _)| *name != "base");
    form.push(("base", "1"));
    done(&chi.post(&edit, &form).await);
    assert_eq!(levels(demo).await, [45; 4]);
    assert_eq!(demo.levels("gift_value", november()).await, [12_500_000; 4]);
    let other = fresh_key();
    let late: Vec<_> =
        form.iter().map(|(n, v)| (*n, if *n == "key" { other.as_str() } else { *v })).collect();
    let told = chi.post(&edit, &late).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told.words().contains("Có người vừa sửa việc này"), "{}", told.words());
    assert_eq!(levels(demo).await, [45; 4]);
}

/// Where the unit asks for it, work waits for another person; nobody checks his own.
async fn a_second_pair_of_eyes(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let checking = format!("/activities/checking?unit={COMMUNE}");
    assert_eq!(chi.post(&checking, &[("needs_check", "1")]).await.status, StatusCode::NOT_FOUND);
    done(&binh.post(&checking, &[("needs_check", "1")]).await);
    let (id, key) = (fresh_key(), fresh_key());
    let to = done(&chi.post(NEW, &gift(&id, &key, "5", "")).await);
    assert!(chi.page(&to).await.words().contains("chờ kiểm"));
    assert_eq!(levels(demo).await, [45; 4], "it counts before it was checked");
    let own = chi.post(&format!("{to}/check"), &[("version", "1")]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "Chi checked her own work");
    done(&binh.post(&format!("{to}/return"), &[("version", "1"), ("why", "Thiếu ảnh")]).await);
    assert!(chi.page(&to).await.words().contains("Thiếu ảnh"));
    let again = fresh_key();
    let mut form = gift(&id, &again, "6", "");
    form.retain(|(name, _)| *name != "base");
    form.push(("base", "2"));
    done(&chi.post(&format!("{to}/edit"), &form).await);
    done(&binh.post(&format!("{to}/check"), &[("version", "3")]).await);
    let twice = binh.post(&format!("{to}/check"), &[("version", "3")]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT, "checked twice");
    assert_eq!(levels(demo).await, [51; 4]);
    done(&binh.post(&checking, &[("needs_check", "0")]).await);
}

/// What was counted by mistake leaves the totals; the record stays and says why.
async fn taken_back(demo: &Demo, binh: &mut Visitor, one: &str) {
    let reverse = format!("{one}/reverse");
    let empty = binh.post(&reverse, &[("version", "2"), ("why", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
    done(&binh.post(&reverse, &[("version", "2"), ("why", "Ghi trùng")]).await);
    assert_eq!(levels(demo).await, [6; 4]);
    assert_eq!(demo.levels("gift_value", november()).await, [0; 4]);
    let page = binh.page(one).await.words();
    assert!(page.contains("đã rút") && page.contains("Ghi trùng"), "{page}");
    let edit = binh.post(&format!("{one}/edit"), &[("key", &fresh_key())]).await;
    assert_eq!(edit.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Work of a locked month leaves the issued paper alone, and the reader is told.
async fn a_locked_month_is_not_moved(demo: &Demo, chi: &mut Visitor) {
    let before = demo.figures(PROVINCE, october()).await;
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "3", "");
    form.retain(|(name, _)| *name != "from");
    form.push(("from", "31/10/2024"));
    let to = done(&chi.post(NEW, &form).await);
    let page = chi.page(&to).await.words();
    assert!(page.contains("Tháng ấy đã khóa"), "she is told: {page}");
    late_is_led_to(chi, &to).await;
    assert_eq!(demo.figures(PROVINCE, october()).await, before);
    assert_eq!(levels(demo).await, [9; 4], "it goes into the open month");
}

/// The page of late work says for good where it counts, and leads to the number it is in.
async fn late_is_led_to(chi: &mut Visitor, to: &str) {
    let page = chi.page(to).await;
    let said = "Tháng 10/2024 đã khóa: việc này tính vào báo cáo tháng 11/2024, như một điều chỉnh";
    assert!(page.words().contains(said), "{}", page.words());
    let why = format!("/why?unit={COMMUNE}&month=2024-11&figure={PARCELS}");
    assert!(page.text().replace("&amp;", "&").contains(&why), "{}", page.text());
    let records = chi.page(&why).await.text();
    assert!(records.contains(to), "the number does not name its record: {records}");
}

/// A secret address opens the calendar without a log-in, names no title, and dies with its closing.
async fn a_calendar_under_a_secret_address(demo: &Demo, chi: &mut Visitor) {
    let own = format!("/activities/calendar?unit={COMMUNE}");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&own, &[]).await.status, StatusCode::NOT_FOUND);
    let feed = opened_feed(chi, COMMUNE).await;
    let mut khach = Visitor::guest(demo);
    let told = khach.get(&feed).await;
    assert_eq!((told.status, told.kind.as_str()), (StatusCode::OK, "text/calendar; charset=utf-8"));
    let text = told.text().replace("\r\n ", "");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    let days = "DTSTART;VALUE=DATE:20241101\r\nDTEND;VALUE=DATE:20241102\r\n";
    assert!(text.contains(days) && text.contains("LOCATION:Xã Phú Lợi"), "{text}");
    assert!(!text.contains("Huyện"), "another unit's work");
    assert!(text.contains("\r\nX-WR-CALDESC:Việc đã tính từ ngày 01/08/2024"), "{text}");
    let other = "/calendar/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    assert_eq!(khach.get(other).await.status, StatusCode::NOT_FOUND);
    let close = format!("/activities/calendar/close?unit={COMMUNE}");
    done(&chi.post(&close, &[]).await);
    assert_eq!(khach.get(&feed).await.status, StatusCode::NOT_FOUND, "it outlived its closing");
}

/// The secret address of a calendar that is opened for a unit.
async fn opened_feed(who: &mut Visitor, unit: &str) -> String {
    let page = who.post(&format!("/activities/calendar?unit={unit}"), &[]).await.text();
    let secret =
        &page.split("/calendar/").find(|part| part.len() > 64 && part.as_bytes()[64] == b'<');
    format!("/calendar/{}", &secret.expect("a secret")[..64])
}

/// A province does more than a calendar holds: it says from which day on it holds all.
async fn a_calendar_says_where_it_is_cut(demo: &Demo, binh: &mut Visitor) {
    let feed = opened_feed(binh, PROVINCE).await;
    let text = Visitor::guest(demo).get(&feed).await.text().replace("\r\n ", "");
    let about = "X-WR-CALDESC:Chỉ có việc từ ngày ";
    let rest = "từ ngày 01/08/2024 có quá 1.000 việc";
    let told = text.lines().find_map(|line| line.strip_prefix(about)).expect("it says so");
    assert!(told.contains(rest), "{told}");
    let day = kernel::Day::read(&told[..10]).expect("the day it begins with").number();
    // What was done; what lies ahead is told as tentative.
    let done_ones = text.split("BEGIN:VEVENT").filter(|event| !event.contains("STATUS:TENTATIVE"));
    let ends = done_ones.flat_map(str::lines);
    let ends = ends.filter_map(|line| line.strip_prefix("DTEND;VALUE=DATE:"));
    let ends: Vec<i64> = ends.map(|end| end.parse().expect("a day")).collect();
    assert!((1..=1_000).contains(&ends.len()), "{}", ends.len());
    assert!(ends.iter().all(|end| *end > day), "a day of which it holds a part");
    done(&binh.post(&format!("/activities/calendar/close?unit={PROVINCE}"), &[]).await);
}

/// What was done for the clinics' programme in 2024, by kind and by unit, adds up to its figure.
async fn a_campaign_adds_up(demo: &Demo, binh: &mut Visitor) {
    let page = binh.page("/campaigns/CMP-15?unit=kien-giang&year=2024").await.words();
    let october = demo.view(PROVINCE, october()).await;
    let september = kernel::Month::parse("2024-09").expect("a month");
    let before = demo.view(PROVINCE, september).await;
    let of = |view: &reporting::view::View| {
        ["free_exam_turns", "free_exam_value"].map(|code| view.value(code).expect("it").value)
    };
    let [turns, value] = [0, 1].map(|at| of(&october)[at] + of(&before)[at]);
    assert!(page.contains(&kernel::number::count(turns)), "{turns}: {page}");
    assert!(page.contains(&kernel::number::vnd(value)), "{value}: {page}");
    assert!(page.contains("Huyện Giồng Riềng") && page.contains("Huyện Giang Thành"), "{page}");
    let mut dung = Visitor::of(demo, "dung").await;
    let told = dung.get("/campaigns/CMP-15?unit=kien-giang").await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}

/// A week of a kitchen on one form: what is left empty is not recorded.
async fn a_week_at_once(demo: &Demo, chi: &mut Visitor) {
    let week = format!("/activities/week?unit={COMMUNE}&kind=kitchen&from=2024-11-01");
    let page = chi.page(&week).await;
    assert!(page.words().contains("Tuần 28/10/2024 – 03/11/2024"), "{}", page.words());
    let ids: Vec<String> = (0..7).map(|_| fresh_key()).collect();
    let names: Vec<String> = (0..7).map(|at| format!("id-{at}")).collect();
    let mut form: Vec<(&str, &str)> =
        names.iter().zip(&ids).map(|(name, id)| (name.as_str(), id.as_str())).collect();
    let none = chi.post(&week, &form).await;
    assert!(none.words().contains("Nhập ít nhất một ngày"), "{}", none.words());
    form.extend([("count-4", "120"), ("value-4", "1,5 triệu"), ("count-6", "5")]);
    let ahead = chi.post(&week, &form).await;
    assert_eq!(ahead.status, StatusCode::UNPROCESSABLE_ENTITY, "Sunday has not come");
    assert_eq!(demo.levels("kitchen_meals", november()).await, [0; 4], "half a week was saved");
    form.retain(|(name, _)| *name != "count-6");
    form.push(("source", "goods"));
    for _ in 0..2 {
        done(&chi.post(&week, &form).await);
    }
    assert_eq!(demo.levels("kitchen_meals", november()).await, [120; 4]);
    assert_eq!(demo.levels("kitchen_value", november()).await, [1_500_000; 4]);
    let page = chi.page(&format!("/kitchens?unit={COMMUNE}&month=2024-11")).await.words();
    assert!(page.contains("Xã Phú Lợi 1 120 – – – 1.500.000 12.500"), "{page}");
    assert!(page.contains("Suất ăn theo tháng") && page.contains("11/2024 120"), "{page}");
    let mut dung = Visitor::of(demo, "dung").await;
    let told = dung.get(&format!("/kitchens?unit={COMMUNE}")).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
}
