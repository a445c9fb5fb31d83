//! The wording of the decree, and what the writing methods make of a text.

use super::*;
use crate::error::Flaw;

fn day(year: i16, month: u8, day: u8) -> Day {
    Day::of(year, month, day).unwrap_or(Day::FIRST)
}

fn report() -> Paper {
    Paper::of_kind("Báo cáo", "Kết quả công tác tháng 10", day(2024, 10, 31))
        .superior("Hội Chữ thập đỏ Việt Nam")
        .agency("Tỉnh Kiên Giang")
}

#[test]
fn numbers_and_days_get_their_zeros() {
    let number = |number| NumberLine { number, symbol: "BC-HCTĐ".to_owned() }.line();
    assert_eq!(number(Some(5)), "Số: 05/BC-HCTĐ");
    assert_eq!(number(Some(115)), "Số: 115/BC-HCTĐ");
    assert_eq!(number(None).replace('\u{a0}', "_"), "Số: _____/BC-HCTĐ");
    let dated =
        |d: Day| PlaceDay { place: "Kiên Giang".to_owned(), day: Some(d), year: d.year() }.line();
    assert_eq!(dated(day(2020, 1, 5)), "Kiên Giang, ngày 05 tháng 01 năm 2020");
    assert_eq!(dated(day(2024, 2, 15)), "Kiên Giang, ngày 15 tháng 02 năm 2024");
    assert_eq!(dated(day(2024, 6, 9)), "Kiên Giang, ngày 09 tháng 6 năm 2024");
    let open = report().dated("Kiên Giang", None).text().replace('\u{a0}', "_");
    assert!(open.contains("Kiên Giang, ngày _____ tháng _____ năm 2024"), "{open}");
}

#[test]
fn addressees_share_a_line_only_when_alone() {
    let one = report().to("Trung ương Hội");
    assert_eq!(one.addressee_lines(), ["Kính gửi: Trung ương Hội"]);
    let two = one.to("Tỉnh ủy");
    assert_eq!(two.addressee_lines(), ["Kính gửi:", "- Trung ương Hội;", "- Tỉnh ủy."]);
}

#[test]
fn recipients_end_with_the_archive() {
    let paper = report()
        .recipient("Như trên")
        .recipient(Recipient::new("Sở Nội vụ").purpose("để b/c").channel("Bản ĐT"))
        .archive(Archive::clerk().unit("VP").copies(5));
    let lines = paper.recipient_lines();
    let wanted =
        ["Nơi nhận:", "- Như trên;", "- Sở Nội vụ (để b/c, Bản ĐT);", "- Lưu: VT, VP (5)."];
    assert_eq!(lines, wanted);
    assert!(report().recipient_lines().is_empty());
}

#[test]
fn signatures_name_in_whose_place() {
    let signature = Signature::new("Phó Chủ tịch", "Nguyễn Thị Bình")
        .over(Over::OnBehalfOf("Ban Thường vụ".to_owned()))
        .over(Over::InPlaceOf("Chủ tịch".to_owned()));
    let wanted = ["TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"];
    assert_eq!(signature.title_lines(), wanted);
    assert_eq!(Signature::new("Chủ tịch", "A").acting().title_lines(), ["Q. CHỦ TỊCH"]);
}

#[test]
fn marks_count_on_their_own() {
    let mut body = Body::new();
    body.part("Một").section("a").point("x").point("y").section("b").task("t").task("u");
    body.part("Hai").section("c").task("v").dash("d").plus("e");
    let marks: Vec<&str> = body.blocks.iter().map(Block::mark).collect();
    let wanted = ["I.", "1.", "a)", "b)", "2.", "1.", "2.", "II.", "1.", "1.", "-", "+"];
    assert_eq!(marks, wanted);
    let mut points = Body::new();
    (0..24).for_each(|_| _ = points.point("x"));
    assert_eq!(points.blocks[4].mark(), "đ)");
    assert_eq!(points.blocks[23].mark(), "24)");
    let written: Vec<String> = [4, 9, 14, 40, 99].map(body::roman).to_vec();
    assert_eq!(written, ["IV", "IX", "XIV", "XL", "XCIX"]);
}

#[test]
fn the_end_mark_takes_the_place_of_the_full_stop() {
    let mut body = Body::new();
    body.paragraph("Đạt hiệu quả.").end_mark().end_mark();
    assert_eq!(body.blocks, [Block::Paragraph("Đạt hiệu quả./.".into())]);
    body.table(Table::new().column("Cột", 1, Align::Left)).end_mark();
    assert_eq!(body.blocks.last(), Some(&Block::Paragraph("./.".into())));
}

#[test]
fn words_are_cleaned_and_markup_is_words() {
    let text = Text::new().plain("có\u{200b} \r\n 10\t").bold("*đậm* #x <b>");
    assert_eq!(text.words(), "có 10 *đậm* #x <b>");
    assert!(Text::new().plain("").is_empty());
    assert!(Text::new().plain(" \n").is_empty());
}

#[test]
fn a_number_knows_its_cell_and_its_flaw() {
    let flaw = Flaw::new("classes", "report-zero-planned");
    let paper = report().body(|body| {
        body.dash(Text::new().plain("có ").figure("members_total", "20.315").plain(" hội viên"));
        body.table(Table::new().column("Số", 1, Align::Right).row([Text::new().flawed(
            "classes",
            "0",
            flaw.clone(),
        )]));
    });
    let cited: Vec<_> = paper.cited().collect();
    assert_eq!((cited[0].0.words.as_str(), cited[0].1.code.as_str()), ("20.315", "members_total"));
    assert_eq!(cited[1].1.flaw, Some(flaw));
}

#[test]
fn a_row_keeps_every_word() {
    let table = Table::new().column("A", 1, Align::Left).column("B", 0, Align::Right);
    let table = table.row(["1", "2", "3"]).row(["4"]);
    let words: Vec<String> = table.texts().iter().map(|text| text.words()).collect();
    assert_eq!(words, ["A", "B", "1", "23", "4", ""]);
    assert_eq!(table.columns[1].share, 1);
}

#[test]
fn the_lines_stand_in_reading_order() {
    let paper = report()
        .number(Some(9), "BC-HCTĐ")
        .dated("Kiên Giang", Some(day(2024, 10, 31)))
        .draft("Dự thảo")
        .urgency(Urgency::Urgent)
        .body(|body| _ = body.part("Kết quả").dash("Một.").end_mark())
        .recipient("Như trên")
        .signed(Signature::new("Chánh Văn phòng", "Nguyễn Văn Tùng"))
        .appendix(Appendix::new("Số liệu").note("(Kèm theo Báo cáo)"))
        .note("phân bổ minh họa");
    let wanted = [
        "HỘI CHỮ THẬP ĐỎ VIỆT NAM",
        "TỈNH KIÊN GIANG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 09/BC-HCTĐ",
        "KHẨN",
        "DỰ THẢO",
        "Kiên Giang, ngày 31 tháng 10 năm 2024",
        "BÁO CÁO",
        "Kết quả công tác tháng 10",
        "I. Kết quả",
        "- Một./.",
        "Nơi nhận:",
        "- Như trên.",
        "CHÁNH VĂN PHÒNG",
        "Nguyễn Văn Tùng",
        "Phụ lục",
        "SỐ LIỆU",
        "(Kèm theo Báo cáo)",
        "phân bổ minh họa",
    ];
    assert_eq!(paper.lines(), wanted);
}
