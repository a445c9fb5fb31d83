//! A leaving that was recorded on the wrong ear number is taken back, with what it changed of a
//! duty and of the Book, unless somebody has gone on from there. It opens with who may not.

use super::{Demo, Herd, StatusCode, Visitor, bank, done, opened, sums};
use crate::house::COMMUNE;
use crate::newcomer::newcomer;
use crate::visitor::{Told, fresh_key, refused};
use kernel::Role;

const COW: [(&str, &str); 3] = [("sex", "female"), ("born_on", "01/01/2018"), ("on", "01/02/2020")];
const BOOKED: [&str; 4] = ["cattle_born", "cattle_dead", "cattle_sold", "cattle_passed_on"];

impl Herd {
    async fn leaves(&self, chi: &mut Visitor, tag: &str, how: &str, on: &str) {
        let animal = self.id(tag);
        let form = [("animal", animal.as_str()), ("how", how), ("on", on)];
        done(&self.told(chi, "leave", &form).await);
    }

    /// A step that names an animal and says why.
    async fn why(&self, who: &mut Visitor, step: &str, tag: &str) -> Told {
        let animal = self.id(tag);
        self.told(who, step, &[("animal", animal.as_str()), ("note", "Nhầm số tai")]).await
    }
}

pub async fn a_leaving_on_the_wrong_ear(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let mut herd = opened(binh, "first-female").await;
    herd.comes(chi, "receive", "R", &COW).await;
    done(&herd.goes(chi, "place", "R", "Hộ Số Tai", "10/02/2020").await);
    herd.birth(chi, "R", "R1", ("female", "01/03/2021")).await;
    who_may_not(demo, &herd).await;
    dies_and_comes_back(demo, &herd, chi).await;
    not_when_another_went_on(demo, &mut herd, chi).await;
    not_when_the_keeper_was_released(&mut herd, chi, binh).await;
    not_when_a_heifer_was_bought(demo, &mut herd, chi).await;
    never_was_and_was_after_all(&mut herd, chi).await;
}

async fn who_may_not(demo: &Demo, herd: &Herd) {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(herd.why(&mut dung, "return", "R1").await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(herd.why(&mut khach, "return", "R1").await.status, StatusCode::UNAUTHORIZED);
}

/// Two hands take it back in one moment: once.
async fn dies_and_comes_back(demo: &Demo, herd: &Herd, chi: &mut Visitor) {
    refused(&herd.why(chi, "return", "R1").await, "R1 vẫn ở trong đàn");
    let (before, owed) = (sums(demo, &BOOKED).await, herd.words(chi).await);
    assert!(owed.contains("quá hạn R1"), "{owed}");
    for (how, at) in [("dead", 1), ("sold", 2)] {
        herd.leaves(chi, "R1", how, "05/05/2024").await;
        let mut counted = before.clone();
        counted[at] += 1;
        assert_eq!(sums(demo, &BOOKED).await, counted, "{how}");
        assert!(herd.words(chi).await.contains("chờ bê"), "{how}: its mother waits for another");
        let animal = herd.id("R1");
        let unsaid = [("animal", animal.as_str()), ("note", " ")];
        refused(&herd.told(chi, "return", &unsaid).await, "Nhập");
        let mut other = chi.clone();
        let (one, two) =
            tokio::join!(herd.why(chi, "return", "R1"), herd.why(&mut other, "return", "R1"));
        let ended = [one.status, two.status];
        assert!(ended.contains(&StatusCode::SEE_OTHER), "{ended:?}");
        assert!(ended.iter().any(|status| status.is_client_error()), "{ended:?}");
        assert_eq!(sums(demo, &BOOKED).await, before, "{how}: the Book keeps it");
        let words = chi.page(&herd.path).await.words();
        assert!(words.contains("quá hạn R1"), "{how}: {words}");
        assert!(words.contains("2 đang nuôi + 0 chết + 0 bán"), "{how}: {words}");
    }
    // What was said of both is read by those who keep the herd; neither wrote over the other.
    only_who_keeps_it_reads_why(demo, herd).await;
    let words = chi.page(&herd.path).await.words();
    assert_eq!(words.matches("Nhầm số tai").count(), 2, "{words}");
    for said in ["R1 chết 05/05/2024 Nhầm số tai Chi", "R1 bán 05/05/2024 Nhầm số tai Chi"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
}

/// A word may name a keeper: a viewer of the commune sees the herd and none of the words.
async fn only_who_keeps_it_reads_why(demo: &Demo, herd: &Herd) {
    let (_, mut viewer) = newcomer(demo, ("xem", "Xem"), (Role::Viewer, COMMUNE)).await;
    let words = herd.words(&mut viewer).await;
    assert!(words.contains("R1") && words.contains("đang nuôi"), "{words}");
    for unseen in ["Nhầm số tai", "R1 chết 05/05/2024", "Những lần ra khỏi đàn đã rút"]
    {
        assert!(!words.contains(unseen), "{unseen}: {words}");
    }
}

/// The calf that went on in its stead is taken back first.
async fn not_when_another_went_on(demo: &Demo, herd: &mut Herd, chi: &mut Visitor) {
    herd.leaves(chi, "R1", "dead", "05/05/2021").await;
    herd.birth(chi, "R", "R2", ("female", "01/03/2022")).await;
    done(&herd.goes(chi, "place", "R2", "Hộ Kế", "01/10/2022").await);
    let before = sums(demo, &BOOKED).await;
    refused(&herd.why(chi, "return", "R1").await, "R2 đã chuyển giao thay ngày 01/10/2022");
    assert_eq!(sums(demo, &BOOKED).await, before);
    done(&herd.why(chi, "mistake", "R2").await);
    done(&herd.why(chi, "return", "R1").await);
    let after = sums(demo, &BOOKED).await;
    assert_eq!(after, [before[0], before[1] - 1, before[2], before[3] - 1]);
    let told = herd.goes(chi, "place", "R2", "Hộ Kế", "01/10/2022").await;
    refused(&told, "con ấy là của hộ nuôi");
    done(&herd.goes(chi, "place", "R1", "Hộ Kế", "01/10/2022").await);
    // What a calf of another did meanwhile is nothing to it: it went on itself, and dies.
    herd.leaves(chi, "R1", "dead", "01/12/2022").await;
    done(&herd.why(chi, "return", "R1").await);
    assert!(herd.words(chi).await.contains("đã chuyển giao R1"));
}

/// A keeper who was released because of it owes again first; only the office says so.
async fn not_when_the_keeper_was_released(herd: &mut Herd, chi: &mut Visitor, binh: &mut Visitor) {
    herd.comes(chi, "receive", "S", &COW).await;
    done(&herd.goes(chi, "place", "S", "Hộ Được Miễn", "10/02/2020").await);
    herd.leaves(chi, "S", "dead", "05/05/2024").await;
    assert!(herd.words(chi).await.contains("bò không còn, chưa có bê"));
    refused(&herd.why(binh, "owe", "S").await, "S chưa được miễn nghĩa vụ");
    done(&herd.why(binh, "release", "S").await);
    refused(&herd.why(chi, "return", "S").await, "hộ nuôi S đã được miễn nghĩa vụ");
    assert_eq!(herd.why(chi, "owe", "S").await.status, StatusCode::NOT_FOUND);
    done(&herd.why(binh, "owe", "S").await);
    done(&herd.why(chi, "return", "S").await);
    let words = herd.words(chi).await;
    assert!(!words.contains("được miễn") && !words.contains("bò không còn"), "{words}");
}

/// The heifer stands in the bull's place until she is said never to have been; then the bull may be
/// sold for another.
async fn not_when_a_heifer_was_bought(demo: &Demo, herd: &mut Herd, chi: &mut Visitor) {
    herd.birth(chi, "S", "S1", ("male", "01/03/2023")).await;
    let before = sums(demo, &BOOKED).await;
    let bull = herd.id("S1");
    let form = [("animal", bull.as_str()), ("on", "01/10/2023"), ("born_on", "01/02/2023")];
    herd.comes(chi, "exchange", "H3", &form).await;
    refused(&herd.why(chi, "return", "S1").await, "Tiền bán S1 đã mua H3");
    herd.leaves(chi, "H3", "mistake", "01/10/2023").await;
    done(&herd.why(chi, "return", "S1").await);
    assert_eq!(sums(demo, &BOOKED).await, before);
    refused(&herd.why(chi, "return", "H3").await, "S1 không còn đứng là đã bán để mua H3");
    herd.comes(chi, "exchange", "H4", &form).await;
    refused(&herd.why(chi, "return", "H3").await, "S1 không còn đứng là đã bán để mua H3");
    refused(&herd.why(chi, "return", "S1").await, "Tiền bán S1 đã mua H4");
}

/// A calf that was called a mistake is born after all, where its mother could have it.
async fn never_was_and_was_after_all(herd: &mut Herd, chi: &mut Visitor) {
    herd.birth(chi, "S", "S2", ("female", "01/03/2024")).await;
    herd.leaves(chi, "S2", "mistake", "01/03/2024").await;
    done(&herd.why(chi, "return", "S2").await);
    herd.leaves(chi, "S2", "mistake", "01/03/2024").await;
    herd.birth(chi, "S", "S3", ("female", "05/03/2024")).await;
    refused(&herd.why(chi, "return", "S2").await, "hai lứa cách nhau ít nhất chín tháng");
}

/// A bank's own months hold, whatever its rule says where the bank says nothing.
pub async fn a_calf_of_a_slow_bank_stays_for_a_year(chi: &mut Visitor, binh: &mut Visitor) {
    let (id, new) = (fresh_key(), format!("/cattle/new?unit={COMMUNE}"));
    let mut form = bank(&id, "first-female");
    form.extend([("wean_months", "12"), ("grace_months", "5")]);
    assert_eq!(chi.post(&new, &form).await.status, StatusCode::NOT_FOUND, "a clerk opens a bank");
    done(&binh.post(&new, &form).await);
    let mut herd = Herd { path: format!("/cattle/{id}"), known: Vec::new() };
    herd.comes(chi, "receive", "M", &COW).await;
    done(&herd.goes(chi, "place", "M", "Hộ Chậm", "10/02/2020").await);
    herd.birth(chi, "M", "M1", ("female", "01/11/2023")).await;
    let words = herd.words(chi).await;
    assert!(words.contains("12 tháng") && words.contains("5 tháng"), "{words}");
    // Today the calf is twelve months old: due until five months from today.
    assert!(words.contains("đến kỳ M1 hạn 01/04/2025"), "{words}");
    let told = herd.goes(chi, "place", "M1", "Hộ Sau", "31/10/2024").await;
    refused(&told, "đến ngày 01/11/2024 mới đủ tuổi");
    done(&herd.goes(chi, "place", "M1", "Hộ Sau", "01/11/2024").await);
}

/// The value of an animal goes out as what it came in: the animal itself, or money.
pub async fn a_cow_that_money_bought_counts_as_money(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    let mut herd = opened(binh, "second-calf").await;
    let receive = format!("{}/record?step=receive", herd.path);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&receive).await.status, StatusCode::NOT_FOUND);
    let form = chi.page(&receive).await.text();
    assert!(form.contains("value=\"goods\" checked") && !form.contains("labour"), "{form}");
    for (tag, source, said, never) in [
        ("T1", Some("cash"), "tiền", "hiện vật"),
        ("T2", Some("goods"), "hiện vật", "tiền"),
        ("T3", None, "hiện vật", "tiền"),
    ] {
        let mut form = COW.to_vec();
        form.extend([("giver", "Nhà hảo tâm"), ("amount", "12 triệu")]);
        form.extend(source.map(|source| ("source", source)));
        herd.comes(chi, "receive", tag, &form).await;
        done(&herd.goes(chi, "place", tag, tag, "01/08/2024").await);
        let list = chi.page("/activities?unit=&month=2024-08").await.text();
        let title = format!("second-calf: {tag}");
        let at = list.split("href=\"/activities/").find(|part| part.contains(&title));
        let work = format!("/activities/{}", &at.expect("the work that counted it")[..36]);
        let page = chi.page(&work).await.words();
        let (_, worth) = page.split_once("12.000.000").expect("its value");
        println!("{worth}");
        assert!(worth.contains(said) && !worth.contains(never), "{tag}: {page}");
    }
    let labour = [("id", &*fresh_key()), ("tag", "T4"), ("source", "labour")]
        .map(|(name, value)| (name, value.to_owned()));
    let mut form: Vec<(&str, &str)> = labour.iter().map(|(n, v)| (*n, v.as_str())).collect();
    form.extend(COW);
    let told = herd.told(chi, "receive", &form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
}
