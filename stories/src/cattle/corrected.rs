//! A slip in number, sex or birthday of an animal is corrected: what is owed is reckoned anew, the
//! Book with it; what breaks a rule or has settled a duty is refused. It opens with who may not.

use super::{Demo, Herd, StatusCode, Visitor, done, opened, sums};
use crate::house::{COMMUNE, today};
use crate::visitor::{Told, refused};
use kernel::Month;
use kernel::db::Tx;

const COW: [(&str, &str); 3] = [("sex", "female"), ("born_on", "01/01/2018"), ("on", "01/02/2020")];
const BOOKED: [&str; 3] = ["cattle_given", "cattle_born", "cattle_passed_on"];

impl Herd {
    async fn corrects(&self, who: &mut Visitor, tag: &str, slip: &[(&str, &str)]) -> Told {
        let seen = self.seen(who, tag).await;
        self.corrects_seen(who, &seen, slip).await
    }

    /// The animal as the form of a correction shows it; as it was at first to whoever sees no form.
    async fn seen(&self, who: &mut Visitor, tag: &str) -> String {
        let animal = self.id(tag);
        let form = who.get(&format!("{}/record?step=correct", self.path)).await.text();
        let of = form.split("value=\"").find(|value| value.starts_with(&animal));
        let value = of.and_then(|value| value.split('"').next()).map(str::to_owned);
        value.unwrap_or_else(|| format!("{animal}.1"))
    }

    /// A correction of an animal that was seen before.
    async fn corrects_seen(&self, who: &mut Visitor, seen: &str, slip: &[(&str, &str)]) -> Told {
        let mut form = vec![("animal", seen)];
        if slip.iter().all(|(name, _)| *name != "sex") {
            form.push(("sex", "same"));
        }
        form.extend_from_slice(slip);
        self.told(who, "correct", &form).await
    }
}

pub async fn a_slip_of_the_pen(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let mut herd = opened(binh, "first-female").await;
    herd.comes(chi, "receive", "C", &COW).await;
    done(&herd.goes(chi, "place", "C", "Hộ Ghi Sai", "10/02/2020").await);
    herd.birth(chi, "C", "C1", ("male", "01/03/2021")).await;
    who_may_not(demo, &herd).await;
    what_breaks_a_rule(&herd, chi).await;
    is_reckoned_anew(demo, &herd, chi).await;
    the_slower_of_two_is_told(&herd, chi, binh).await;
    not_what_went_on(&mut herd, chi).await;
    not_what_was_released(&mut herd, chi, binh).await;
}

async fn who_may_not(demo: &Demo, herd: &Herd) {
    let mut dung = Visitor::of(demo, "dung").await;
    let slip = [("sex", "female")];
    assert_eq!(herd.corrects(&mut dung, "C1", &slip).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(herd.corrects(&mut khach, "C1", &slip).await.status, StatusCode::UNAUTHORIZED);
}

async fn what_breaks_a_rule(herd: &Herd, chi: &mut Visitor) {
    // What was done before is told once.
    herd.words(chi).await;
    let before = herd.words(chi).await;
    assert!(before.contains("chờ bê"), "a bull is not the calf of this rule: {before}");
    for (tag, slip, said) in [
        ("C1", ("tag", "C"), "Số tai này đã có"),
        ("C1", ("tag", ""), "Ghi điều cần sửa"),
        ("C1", ("born_on", "31/12/2017"), "Bê không thể sinh trước mẹ"),
        ("C1", ("born_on", "02/11/2024"), "ngày này chưa đến"),
        ("C1", ("born_on", "31/02/2021"), "ngày"),
        ("C", ("sex", "male"), "đã sinh C1 nên là bò cái"),
        ("C", ("born_on", "01/01/2020"), "chưa đủ 15 tháng"),
        ("C", ("born_on", "01/03/2020"), "Ngày sinh phải từ ngày vào đàn"),
    ] {
        refused(&herd.corrects(chi, tag, &[slip]).await, said);
    }
    assert_eq!(herd.words(chi).await, before, "something was half-saved");
}

/// The bull calf was a heifer, has another number and another birthday: its mother's keeper owes
/// it, once, and it counts in the month in which it was born.
async fn is_reckoned_anew(demo: &Demo, herd: &Herd, chi: &mut Visitor) {
    let before = sums(demo, &BOOKED).await;
    let born = [born_in(demo, "2021-03").await, born_in(demo, "2021-02").await];
    done(&herd.corrects(chi, "C1", &[("sex", "female")]).await);
    let words = herd.words(chi).await;
    assert!(words.contains("quá hạn C1"), "{words}");
    let slip = [("tag", "C-01"), ("born_on", "01/02/2021")];
    done(&herd.corrects(chi, "C1", &slip).await);
    let words = herd.words(chi).await;
    assert!(words.contains("quá hạn C-01") && words.contains("C-01 cái 01/02/2021"), "{words}");
    assert_eq!(words.matches("quá hạn C-01").count(), 1, "doubled: {words}");
    assert_eq!(sums(demo, &BOOKED).await, before, "nothing more is counted");
    let now = [born_in(demo, "2021-03").await, born_in(demo, "2021-02").await];
    assert_eq!(now, [born[0] - 1, born[1] + 1], "it counts in the other month");
}

/// Calves that the Book holds of a month at the commune.
async fn born_in(demo: &Demo, month: &str) -> i64 {
    let month = Month::parse(month).expect("a month");
    let figure = demo.house.shelf::<book::Figures>().expect("figures").id("cattle_born");
    let figure = figure.expect("a figure");
    let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
        let unit = kernel::place::find(tx, COMMUNE, today())?.id;
        kernel::db::sql(
            "select cast(coalesce(sum(amount), 0) as bigint) from entry \
             where figure = $1 and unit = $2 and month_booked = $3",
        )
        .bind(figure)
        .bind(unit)
        .bind(month)
        .one(tx)
    });
    read.await.expect("a sum")
}

/// Chi and Bình read the same words; Bình is slower: he is told, what he typed comes back, nothing
/// of hers is lost. Chosen as it now is, it is his.
async fn the_slower_of_two_is_told(herd: &Herd, chi: &mut Visitor, binh: &mut Visitor) {
    let seen = [herd.seen(chi, "C1").await, herd.seen(binh, "C1").await];
    assert_eq!(seen[0], seen[1]);
    done(&herd.corrects_seen(chi, &seen[0], &[("tag", "C-02")]).await);
    let slower = [("tag", "C-03")];
    let told = herd.corrects_seen(binh, &seen[1], &slower).await;
    refused(&told, "Con này vừa được người khác ghi");
    assert_eq!(told.field("tag"), "C-03", "what was typed is gone");
    assert!(told.words().contains("C-02 · cái"), "not as it now is: {}", told.words());
    for unseen in [herd.id("C1"), format!("{}.0", herd.id("C1"))] {
        refused(&herd.corrects_seen(binh, &unseen, &slower).await, "vừa được người khác ghi");
    }
    let words = herd.words(chi).await;
    assert!(words.contains("C-02") && !words.contains("C-03"), "{words}");
    done(&herd.corrects(binh, "C1", &slower).await);
    done(&herd.corrects(chi, "C1", &[("tag", "C-01")]).await);
}

/// What went on rests on what was said of it; taken back, it is corrected, the next calf is owed.
async fn not_what_went_on(herd: &mut Herd, chi: &mut Visitor) {
    done(&herd.goes(chi, "place", "C1", "Hộ Kế Tiếp", "01/11/2021").await);
    herd.birth(chi, "C", "C2", ("male", "01/05/2022")).await;
    let went_on = "C-01 đã chuyển giao ngày 01/11/2021";
    refused(&herd.corrects(chi, "C1", &[("sex", "male")]).await, went_on);
    refused(&herd.corrects(chi, "C1", &[("born_on", "01/07/2021")]).await, went_on);
    // Born later than the other went on, it changes nothing of that.
    done(&herd.corrects(chi, "C2", &[("sex", "female")]).await);
    done(&herd.corrects(chi, "C1", &[("born_on", "01/03/2021")]).await);
    let words = herd.words(chi).await;
    assert_eq!(words.matches("đã chuyển giao C-01").count(), 1, "{words}");
    let animal = herd.id("C1");
    let why = [("animal", animal.as_str()), ("note", "Giao nhầm con")];
    done(&herd.told(chi, "mistake", &why).await);
    done(&herd.corrects(chi, "C1", &[("sex", "male")]).await);
    let words = herd.words(chi).await;
    assert!(words.contains("quá hạn C2"), "the next calf is owed: {words}");
}

/// A release rests on what was owed when it was given.
async fn not_what_was_released(herd: &mut Herd, chi: &mut Visitor, binh: &mut Visitor) {
    let animal = herd.id("C");
    let why = [("animal", animal.as_str()), ("note", "Hộ chuyển đi")];
    done(&herd.told(binh, "release", &why).await);
    let said = "Hộ nuôi C đã được miễn nghĩa vụ ngày 01/11/2024";
    refused(&herd.corrects(chi, "C2", &[("sex", "male")]).await, said);
    done(&herd.told(binh, "owe", &why).await);
    done(&herd.corrects(chi, "C2", &[("sex", "male")]).await);
    let words = herd.words(chi).await;
    assert!(words.contains("chờ bê"), "two bulls, none sold: {words}");
}
