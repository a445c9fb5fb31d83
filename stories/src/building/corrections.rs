//! What a file of a construction says is corrected until the hand-over counts it; what was given up
//! by mistake goes on; the hand-over counts in its own month. It opens with who may not.

use super::{COMMUNE, NAME, StatusCode, Visitor, done, fresh_key, reach, refused};
use crate::cattle::sums;
use crate::house::Demo;
use crate::visitor::Told;
use kernel::Month;

/// A house that is asked for.
async fn house(chi: &mut Visitor, title: &str, household: &str, people: &str) -> String {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "house-new"),
        ("title", title),
        ("household", household),
        ("people", people),
        ("applied_on", "05/01/2024"),
        ("builder", "Đội thợ Mỹ Đức"),
    ];
    let new = format!("/constructions/new?unit={COMMUNE}");
    for odd in ["0", "1960"] {
        let flawed = form.map(|(own, value)| (own, if own == "people" { odd } else { value }));
        refused(&chi.post(&new, &flawed).await, "Nhập số người từ 1 đến 100");
    }
    done(&chi.post(&new, &form).await);
    format!("/constructions/{id}")
}

pub async fn fund(chi: &mut Visitor, file: &str) {
    let id = fresh_key();
    let form =
        [("id", id.as_str()), ("giver", "Nhà hảo tâm"), ("source", "cash"), ("amount", "9 triệu")];
    done(&chi.post(&format!("{file}/record?step=fund"), &form).await);
}

pub async fn levels(demo: &Demo, code: &str, month: &str) -> [i64; 4] {
    demo.levels(code, Month::parse(month).expect("a month")).await
}

/// The household that its page leads to.
async fn household(chi: &mut Visitor, file: &str) -> Option<String> {
    let page = chi.page(file).await;
    page.text().contains("/helped/").then(|| page.record("/helped/"))
}

/// A correction of the file as its form shows it now.
async fn send(chi: &mut Visitor, correct: &str, form: &[(&str, &str)]) -> Told {
    let version = chi.page(correct).await.field("version");
    let whole = [form, &[("version", version.as_str())]].concat();
    chi.post(correct, &whole).await
}

pub async fn a_file_is_corrected_until_it_counts(demo: &Demo, chi: &mut Visitor) {
    let file = house(chi, "Nhà số 05", NAME, "5").await;
    let correct = format!("{file}/record?step=correct");
    let right = [
        ("kind", "house-repair"),
        ("title", "Nhà số 50"),
        ("household", ""),
        ("people", "4"),
        ("place", "Xã Vĩnh Điều"),
    ];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&correct, &right).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(&correct, &right).await.status, StatusCode::UNAUTHORIZED);
    let form = chi.page(&correct).await;
    assert_eq!((form.field("title"), form.field("people")), ("Nhà số 05".into(), "5".into()));
    let words = chi.page(&file).await.words();
    for said in ["Bên thi công Đội thợ Mỹ Đức", "Số nhân khẩu của hộ 5"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    for (name, value, said) in [
        ("title", " ", "Nhập"),
        ("kind", "gift", "Chọn"),
        ("people", "0", "Nhập số người"),
        ("place", "Nơi nào đó", "Nơi nào đó"),
    ] {
        let flawed = right.map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&send(chi, &correct, &flawed).await, said);
    }
    assert_eq!(chi.page(&file).await.words(), words, "something was half-saved");
    let before = household(chi, &file).await;
    done(&send(chi, &correct, &right).await);
    let words = chi.page(&file).await.words();
    for said in ["Nhà số 50", "Sửa chữa nhà cho hộ nghèo", "hộ 4", "Nơi xây Xã Vĩnh Điều"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(household(chi, &file).await, before, "nobody said that it is another household");
    // Somebody was faster: what was typed comes back, nothing is overwritten.
    let stale = [right.as_slice(), &[("version", "1")]].concat();
    refused(&chi.post(&correct, &stale).await, "vừa được người khác sửa");
    its_household_is_another(chi, &file, before).await;
    it_counts_as_it_was_corrected(demo, chi, &file).await;
}

/// Another household; a bridge is for none, and a house for one again only with a name.
async fn its_household_is_another(chi: &mut Visitor, file: &str, before: Option<String>) {
    let correct = format!("{file}/record?step=correct");
    let right = |kind, household| {
        let place = ("place", "Xã Vĩnh Điều");
        [("kind", kind), ("title", "Nhà số 50"), ("household", household), ("people", "4"), place]
    };
    done(&send(chi, &correct, &right("house-repair", "Thị Bảy")).await);
    let other = household(chi, file).await;
    assert!(other.is_some() && other != before, "{other:?}");
    done(&send(chi, &correct, &right("bridge", "Thị Bảy")).await);
    assert_eq!(household(chi, file).await, None);
    assert!(!chi.page(file).await.words().contains("nhân khẩu"));
    refused(&send(chi, &correct, &right("house-repair", "")).await, "Nhập tên chủ hộ");
    done(&send(chi, &correct, &right("house-repair", "Thị Bảy")).await);
    assert_eq!(household(chi, file).await, other);
}

/// The hand-over counts what the file says then, its people too; afterwards it is corrected by
/// taking the hand-over back.
async fn it_counts_as_it_was_corrected(demo: &Demo, chi: &mut Visitor, file: &str) {
    let built = levels(demo, "houses_built", "2024-11").await;
    let repaired = sums(demo, &["house_repairs"]).await;
    fund(chi, file).await;
    for stage in ["surveyed", "funded", "started", "accepted", "handed"] {
        done(&reach(chi, file, stage, "01/11/2024", "BB 01").await);
    }
    assert_eq!(levels(demo, "houses_built", "2024-11").await, built);
    assert_eq!(sums(demo, &["house_repairs"]).await, [repaired[0] + 1]);
    let page = chi.page(file).await;
    let work = chi.page(&page.record("/activities/")).await.words();
    for said in ["Nhà số 50", "4 nhân khẩu", "Xã Vĩnh Điều"] {
        assert!(work.contains(said), "{said}: {work}");
    }
    let correct = format!("{file}/record?step=correct");
    let wrong = [("kind", "house-new"), ("title", "Nhà số 51"), ("people", "9")];
    refused(&send(chi, &correct, &wrong).await, "Hồ sơ đã bàn giao");
    let list = format!("/constructions?unit={COMMUNE}&done=1&file=csv");
    let sheet = chi.get(&list).await.text();
    let line = sheet.lines().find(|line| line.contains("Nhà số 50")).expect("its line");
    assert!(line.contains("Đội thợ Mỹ Đức"), "{line}");
    let back = [("why", "Sai loại nhà")];
    done(&chi.post(&format!("{file}/record?step=back"), &back).await);
    done(&send(chi, &correct, &wrong).await);
    done(&reach(chi, file, "handed", "01/11/2024", "").await);
    assert_eq!(sums(demo, &["house_repairs"]).await, repaired);
    assert_eq!(levels(demo, "houses_built", "2024-11").await, built.map(|had| had + 1));
}

/// A bridge counts once, with its budget, in the month of its hand-over.
pub async fn a_bridge_counts_too(demo: &Demo, chi: &mut Visitor) {
    let (built, worth) = (
        levels(demo, "bridges_built", "2024-11").await,
        levels(demo, "bridges_value", "2024-11").await,
    );
    let file = super::bridge(chi, "Cầu kênh Bảy").await;
    fund(chi, &file).await;
    for stage in ["surveyed", "funded", "started", "accepted"] {
        done(&reach(chi, &file, stage, "01/11/2024", "BB 10").await);
    }
    assert_eq!(levels(demo, "bridges_built", "2024-11").await, built, "not before hand-over");
    done(&reach(chi, &file, "handed", "01/11/2024", "").await);
    assert_eq!(levels(demo, "bridges_built", "2024-11").await, built.map(|had| had + 1));
    let now = levels(demo, "bridges_value", "2024-11").await;
    assert_eq!(now, worth.map(|had| had + 9_000_000));
}

/// Giving up is taken back, and the stages go on from where they were.
pub async fn what_was_given_up_goes_on(demo: &Demo, chi: &mut Visitor) {
    let file = house(chi, "Nhà số 06", "Thị Tám", "3").await;
    let (stop, back) = (format!("{file}/record?step=stop"), format!("{file}/record?step=back"));
    let mut dung = Visitor::of(demo, "dung").await;
    let why = [("why", "Nhầm hồ sơ số 07")];
    assert_eq!(dung.post(&back, &why).await.status, StatusCode::NOT_FOUND);
    done(&reach(chi, &file, "surveyed", "20/01/2024", "").await);
    done(&chi.post(&stop, &[("why", "Hộ đã dọn đi")]).await);
    let words = chi.page(&file).await.words();
    assert!(words.contains("đã thôi") && words.contains("lần thôi ghi nhầm"), "{words}");
    refused(&reach(chi, &file, "funded", "01/03/2024", "").await, "đã thôi");
    refused(&chi.post(&back, &[("why", " ")]).await, "Nhập");
    done(&chi.post(&back, &why).await);
    let words = chi.page(&file).await.words();
    assert!(words.contains("Làm tiếp vì Nhầm hồ sơ số 07"), "{words}");
    assert!(!words.contains("Hộ đã dọn đi") && words.contains("đã khảo sát"), "{words}");
    fund(chi, &file).await;
    done(&reach(chi, &file, "funded", "01/03/2024", "").await);
    // The next mistake is the stage again.
    done(&chi.post(&back, &[("why", "Chưa đủ")]).await);
    assert!(chi.page(&file).await.words().contains("Chưa đủ"));
    done(&reach(chi, &file, "funded", "02/03/2024", "").await);
}

/// Accepted in one open month, handed over in a later one: the work is of the day of the hand-over,
/// and its month alone counts it.
pub async fn it_counts_in_the_month_of_its_hand_over(demo: &Demo, chi: &mut Visitor) {
    let months = ["2024-07", "2024-08", "2024-11"];
    let mut before = Vec::new();
    for month in months {
        before.push(levels(demo, "houses_built", month).await);
    }
    let file = house(chi, "Nhà số 08", "Thị Chín", "2").await;
    fund(chi, &file).await;
    for stage in ["surveyed", "funded", "started"] {
        done(&reach(chi, &file, stage, "01/03/2024", "").await);
    }
    done(&reach(chi, &file, "accepted", "20/07/2024", "BB 08").await);
    assert_eq!(levels(demo, "houses_built", "2024-07").await, before[0], "only accepted");
    done(&reach(chi, &file, "handed", "15/08/2024", "").await);
    let page = chi.page(&file).await;
    assert!(!page.words().contains("Tháng ấy đã khóa"), "both months are open");
    assert_eq!(levels(demo, "houses_built", "2024-07").await, before[0], "the acceptance counts");
    assert_eq!(levels(demo, "houses_built", "2024-08").await, before[1].map(|had| had + 1));
    assert_eq!(levels(demo, "houses_built", "2024-11").await, before[2], "not when it was told");
    let work = chi.page(&page.record("/activities/")).await.words();
    assert!(work.contains("15/08/2024") && !work.contains("20/07/2024"), "{work}");
}
