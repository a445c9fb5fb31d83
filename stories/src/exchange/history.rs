//! The October report of Kiên Giang as a Word file of our own press, read again as an old report:
//! its 56 figures, their sentences and doubts; written as what they are, and taken back.

use super::{press, send};
use crate::house::{Demo, PROVINCE, november, october};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::Month;
use kit::printer::Press;
use reporting::figures::PRINTED;

const OTHER: &str = "ca-mau";

/// The fields of the page, as a browser sends them.
fn fields(page: &Told) -> Vec<(String, String)> {
    let text = page.text();
    let tags = text.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
    let of = |tag: &str, name: &str| {
        let rest = tag.split(&format!("{name}=\"")).nth(1)?;
        rest.split('"').next().map(str::to_owned)
    };
    let named = tags.filter_map(|tag| {
        let name =
            of(tag, " name").filter(|n| n.starts_with("value.") || n.starts_with("base."))?;
        Some((name, of(tag, "value").unwrap_or_default().replace("&quot;", "\"")))
    });
    named.collect()
}

async fn confirmed(who: &mut Visitor, to: &str, form: &[(String, String)]) -> Told {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    who.post(&format!("{to}/figures"), &pairs).await
}

pub async fn s4_is_read_from_word(demo: &Demo, binh: &mut Visitor) {
    let paper = demo.paper(PROVINCE, october()).await;
    let docx = demo.house.shelf::<Press>().expect("a press").0.docx(&paper).expect("a file");
    let mut dung = Visitor::of(demo, "dung").await;
    let july = Month::parse("2023-07").expect("a month");
    let here = format!("/imports/history?unit={OTHER}&month=2023-07");
    assert_eq!(binh.get(&here).await.status, StatusCode::NOT_FOUND, "Bình reads for Cà Mau");
    let told =
        send(&mut dung, &here, "báo cáo.docx", &docx, &[("month", "07/2023"), ("text", "")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let to = told.to;
    assert_eq!(binh.get(&to).await.status, StatusCode::NOT_FOUND);
    let page = dung.page(&to).await;
    let words = page.words();
    assert!(words.contains("Tìm thấy 56 trên 56 số liệu; 2 số liệu cần xem lại"), "{words}");
    assert!(
        words.contains("Trị giá công tác xã hội: 14.561 = 14.561"),
        "sums are checked: {words}"
    );
    let whose = "Đầu báo cáo ghi Kiên Giang, báo cáo đang đặt vào Tỉnh Cà Mau";
    assert!(words.contains(whose), "another province's: {words}");
    let other = "Báo cáo nói về tháng 10/2024, đang đặt vào tháng 7/2023";
    assert!(words.contains(other), "another month's: {words}");
    assert!(words.contains("mở 0 lớp tập huấn"), "what may have lost a digit is said: {words}");
    assert!(
        page.text().contains("<mark>20.315</mark> hội viên, phát triển mới 46"),
        "its sentence"
    );
    let printed: Vec<(&str, i64)> = demo.figures(PROVINCE, october()).await;
    assert!(demo.figures(OTHER, july).await.iter().all(|(_, value)| *value == 0), "it was saved");
    a_slip_comes_back(&mut dung, &to, &fields(&page)).await;
    let told = confirmed(&mut dung, &to, &fields(&page)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let now = demo.figures(OTHER, july).await;
    let wrong: Vec<_> = printed.iter().zip(&now).take(PRINTED).filter(|(a, b)| a != b).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let view = demo.view(OTHER, july).await;
    assert_eq!(view.stated().get("humanitarian_value_total"), Some(&(20_000_000_000, true)));
    assert!(view.cells["blood_value"].at_least, "trên 890 triệu");
    assert!(view.checks.iter().all(|check| check.holds || check.is_warning), "{:?}", view.checks);
    let meals =
        view.adjustments.iter().find(|row| row.figure == "kitchen_meals").expect("explained");
    assert_eq!(meals.amount, 153_133);
    assert_eq!(meals.reason, "Theo báo cáo tháng 7/2023 đã ban hành trước đây (báo cáo.docx)");
    let twice = confirmed(&mut dung, &to, &fields(&page)).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER, "pressed twice it is written once");
    assert_eq!(demo.figures(OTHER, july).await, now);
    press(&mut dung, &to, "undo", &[]).await;
    let after = demo.figures(OTHER, july).await;
    let left: Vec<_> = after.iter().filter(|(_, value)| *value != 0).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A field that cannot be read keeps everything from being written; sums are added up anew.
async fn a_slip_comes_back(dung: &mut Visitor, to: &str, form: &[(String, String)]) {
    let mut wrong = form.to_vec();
    for (name, value) in &mut wrong {
        match name.as_str() {
            "value.members_new" => *value = "mười".into(),
            "value.addresses_value" => *value = "652".into(),
            _ => {}
        }
    }
    let told = confirmed(dung, to, &wrong).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = told.words();
    assert!(words.contains("Nhập hội viên phát triển mới bằng chữ số"), "{words}");
    assert!(told.text().contains("href=\"#value-members_new\""), "the summary leads to the field");
    assert!(words.contains("Trị giá công tác xã hội: 14.561 ≠ 14.651"), "{words}");
    let kept: Vec<_> =
        fields(&told).into_iter().filter(|(name, _)| name.contains("members_new")).collect();
    assert_eq!(kept[0].1, "mười", "what was typed comes back");
    wrong.push(("again".into(), "1".into()));
    let told = confirmed(dung, to, &wrong).await;
    assert_eq!(told.status, StatusCode::OK, "to add up anew writes nothing");
}

/// A pasted text for a month in which something is kept: the unit's own part is what remains, what
/// somebody typed meanwhile is not written over, and records are explained, never typed over.
pub async fn what_is_there_is_not_typed_over(demo: &Demo, binh: &mut Visitor) {
    let here = format!("/imports/history?unit={PROVINCE}&month=2024-11");
    let none = send(binh, &here, "", b"", &[("month", ""), ("text", "")]).await;
    assert!(none.words().contains("Chọn tệp báo cáo hoặc dán nội dung"), "{}", none.words());
    let text =
        "Tháng 11 năm 2024 phát triển mới 500 hội viên. Trao 40 suất quà, trị giá 20 triệu đồng.";
    let told = send(binh, &here, "", b"", &[("month", ""), ("text", text)]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let page = binh.page(&told.to).await;
    let words = page.words();
    assert!(words.contains("Báo cáo cũ tháng 11/2024"), "the month is read: {words}");
    assert!(!words.contains("đang đặt vào"), "it is no other's: {words}");
    let before = demo.levels("members_new", november()).await;
    assert!(before[1] > 0, "the communes have some already");
    let mut form = fields(&page);
    form.iter_mut().filter(|(name, _)| name == "value.members_new").for_each(|f| f.1 = "1".into());
    let few = confirmed(binh, &told.to, &form).await;
    assert!(few.words().contains("các đơn vị bên dưới đã có"), "{}", few.words());
    // Bình himself types the province's part in another window.
    let key = fresh_key();
    let typed = [("cell", "members_new"), ("value", "9"), ("base", "0"), ("key", key.as_str())];
    binh.post_json(&format!("/reports/cell?unit={PROVINCE}&month=2024-11"), &typed).await;
    let stale = confirmed(binh, &told.to, &fields(&page)).await;
    assert!(stale.words().contains("Bình đã sửa thành 9"), "{}", stale.words());
    let fresh = fields(&binh.page(&told.to).await);
    let done = confirmed(binh, &told.to, &fresh).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.words());
    assert_eq!(demo.levels("members_new", november()).await[2], 500, "the whole province");
    assert_eq!(demo.levels("gift_parcels", november()).await[2], 40);
    let view = demo.view(PROVINCE, november()).await;
    let own: Vec<i64> = view
        .adjustments
        .iter()
        .filter(|row| row.figure == "gift_parcels")
        .map(|row| row.amount)
        .collect();
    let recorded = demo.levels("gift_parcels", november()).await[1];
    assert_eq!(own, [40 - recorded], "what records hold stays theirs");
    press(binh, &told.to, "undo", &[]).await;
    assert_eq!(demo.levels("members_new", november()).await[2], before[2] + 9);
}

/// A plain text file is read like what is pasted; one in the letters of another coding is asked
/// for again, and nothing is saved by looking.
pub async fn a_text_file_is_read(demo: &Demo, binh: &mut Visitor) {
    let here = format!("/imports/history?unit={PROVINCE}&month=2024-11");
    let text = "\u{feff}Tháng 11 năm 2024 phát triển mới 500 hội viên.\r\n\
                Trao 40 suất quà, trị giá 20 triệu đồng.\r\n";
    let mut dung = Visitor::of(demo, "dung").await;
    let blank = [("month", ""), ("text", "")];
    let told = send(&mut dung, &here, "báo cáo.txt", text.as_bytes(), &blank).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let before = demo.figures(PROVINCE, november()).await;
    let told = send(binh, &here, "báo cáo.txt", b"Ph\xe1t tri\xean m\xedi", &blank).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
    let told = send(binh, &here, "báo cáo.txt", text.as_bytes(), &blank).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let page = binh.page(&told.to).await;
    assert!(page.words().contains("Báo cáo cũ tháng 11/2024"), "{}", page.words());
    assert!(page.text().contains("<mark>500</mark>"), "its sentence: {}", page.text());
    let found = fields(&page);
    for (name, value) in [("value.members_new", "500"), ("value.gift_parcels", "40")] {
        let typed = found.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        assert_eq!(typed, Some(value), "{name}");
    }
    assert_eq!(demo.figures(PROVINCE, november()).await, before, "looking saves nothing");
    press(binh, &told.to, "drop", &[]).await;
}
