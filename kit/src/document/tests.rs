//! The screen shows every word of the paper, and red ones with their reason.

use super::*;
use crate::lang::{Catalogue, Lang};
use kernel::paper::{Archive, Over};
use kernel::{Day, Flaw};
use std::sync::Arc;

fn sample(made_on: Day) -> Paper {
    let table = Table::new()
        .column("Đơn vị", 3, Align::Left)
        .column("Hội viên", 1, Align::Right)
        .row([Text::from("Rạch Giá"), Text::new().figure("members_total", "3.120")]);
    Paper::of_kind("Báo cáo", "Kết quả công tác Hội tháng 10", made_on)
        .superior("Hội Chữ thập đỏ Việt Nam")
        .agency("Hội Chữ thập đỏ tỉnh Kiên Giang")
        .number(Some(5), "BC-HCTĐ")
        .dated("Kiên Giang", Some(made_on))
        .draft("Dự thảo")
        .to("Trung ương Hội")
        .body(|body| {
            let members = Text::new().plain("Toàn tỉnh có ").figure("members_total", "20.315");
            let total = Text::new().plain("trên ").flawed(
                "humanitarian_value_total",
                "21 tỷ",
                Flaw::new("total", "number-not-a-number"),
            );
            body.part("Kết quả").section("Tổ chức").dash(members).dash(total).table(table);
            body.end_mark();
        })
        .recipient("Ủy ban MTTQ tỉnh")
        .archive(Archive::default())
        .signed(
            Signature::new("Chánh Văn phòng", "Lê Văn Minh")
                .over(Over::ByOrderOf("Chủ tịch".into())),
        )
        .note("Số liệu phân bổ minh họa")
        .appendix(Appendix::new("Bảng số liệu"))
}

#[test]
fn every_word_is_on_the_screen_and_wrong_ones_say_why() {
    let Some(day) = Day::of(2024, 10, 31) else { unreachable!("it exists") };
    let Ok(catalogue) = Catalogue::build([]) else { unreachable!("the kit's texts parse") };
    let words = Words::new(Arc::new(catalogue), Lang::Vi);
    let paper = sample(day);
    let drawn = document(&words, &paper, &|code| Some(format!("/why/{code}"))).into_string();
    let plain = without_tags(&drawn);
    for line in paper.lines() {
        assert!(plain.contains(&line), "{line}");
    }
    assert!(drawn.contains("href=\"/why/members_total\""));
    assert!(drawn.contains("class=\"live wrong\""));
    assert!(plain.contains("Nhập giá trị này bằng chữ số"));
}

/// The text of a page: inline elements join words, others separate them.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        if let Some((_, words)) = part.split_once('>') {
            text.push_str(words);
        }
    }
    text
}
