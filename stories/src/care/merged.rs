//! The commune that kept a patient goes into another one: the open file follows, the person stays
//! in the register of the old unit, and name and help are still read together. It opens with who
//! may not.

use super::{Demo, StatusCode, Visitor, done, enter, fresh_key, new, refused};
use crate::house;
use kernel::Day;

const WHO: &str = "Bà Ở Lại";
const BORN: &str = "1950";
/// Nobody knows in which year.
const UNDATED: &str = "Ông Không Rõ Tuổi";

#[tokio::test]
async fn whom_the_old_unit_kept_is_read_at_the_new() {
    let [june, september] = [(6, 20), (9, 2)].map(|(m, d)| Day::of(2025, m, d).expect("a day"));
    for mut demo in house::every_demo_on(june).await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let id = fresh_key();
        let on = ("opened_on", "02/06/2025");
        let form = [("id", id.as_str()), ("name", WHO), ("birth_year", BORN), on];
        let file = done(&chi.post(&new("patient"), &form).await);
        let id = fresh_key();
        let form = [("id", id.as_str()), ("name", UNDATED), on];
        let undated = done(&chi.post(&new("patient"), &form).await);
        let treated = [("on", "03/06/2025"), ("value", "2 triệu"), ("source", "cash")];
        done(&enter(&mut chi, &file, "treatment", &treated).await);
        let herd = crate::cattle::merged::begun(&demo).await;
        let gone = crate::supply::gone::begun(&demo, (&file, &herd)).await;
        demo.turn_to(september);
        assert_eq!(restructuring::desk::run_due(&demo.house).await.expect("what is due"), 1);
        crate::supply::gone::come_back(&demo, (&file, &herd), &gone).await;
        read_at_the_new(&demo, &file).await;
        a_name_alone_is_of_many(&demo, &undated).await;
        crate::cattle::merged::names_open(&demo, &herd).await;
    }
}

async fn read_at_the_new(demo: &Demo, file: &str) {
    let purpose = [("purpose", "Hội chẩn")];
    let open = format!("{file}/open");
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&open, &purpose).await.status, StatusCode::NOT_FOUND);
    let mut chi = Visitor::of(demo, "chi").await;
    let page = chi.page(file).await;
    assert!(page.words().contains("Xã Giang Thành"), "the file follows: {}", page.words());
    let words = chi.post(&open, &purpose).await.words();
    assert!(words.contains(WHO), "her name opens no more: {words}");
    // What the new unit gives adds to what the old one gave.
    let treated = [("on", "01/09/2025"), ("value", "1 triệu"), ("source", "cash")];
    done(&enter(&mut chi, file, "treatment", &treated).await);
    let helped = chi.page(&page.record("/helped/")).await.words();
    assert!(helped.contains("Cộng 2 lần 3.000.000"), "{helped}");
    assert!(chi.page(file).await.words().contains("Cộng 2 3.000.000"));
    is_met_again(demo, &mut chi, &page.record("/helped/")).await;
}

fn here(programme: &str) -> String {
    format!("/care/new?unit=an-giang/xa-giang-thanh&programme={programme}")
}

/// Without a year of birth a name says of nobody that it is whom the old unit kept.
async fn a_name_alone_is_of_many(demo: &Demo, file: &str) {
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", UNDATED), ("opened_on", "02/09/2025")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&here("patient"), &form).await.status, StatusCode::NOT_FOUND);
    let mut chi = Visitor::of(demo, "chi").await;
    let other = done(&chi.post(&here("patient"), &form).await);
    let [old, new] = [file, &other].map(str::to_owned);
    let [old, new] = [chi.page(&old).await, chi.page(&new).await].map(|at| at.record("/helped/"));
    assert_ne!(old, new, "two people of one name became one");
    // At the new unit itself the name is known from now on.
    let id = fresh_key();
    let form = [("id", id.as_str()), ("name", UNDATED), ("opened_on", "02/09/2025")];
    refused(&chi.post(&here("patient"), &form).await, "đang có hồ sơ");
}

/// Written down anew at the new unit under her name and year of birth, she is the one the old unit
/// kept: in her programme she has a file, in another one her help adds up. A namesake elsewhere is
/// somebody else, and nobody there learns of her.
async fn is_met_again(demo: &Demo, chi: &mut Visitor, helped: &str) {
    let id = fresh_key();
    let on = ("opened_on", "02/09/2025");
    let form = [("id", id.as_str()), ("name", WHO), ("birth_year", BORN), on];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&here("prosthetic"), &form).await.status, StatusCode::NOT_FOUND);
    refused(&chi.post(&here("patient"), &form).await, "đang có hồ sơ");
    let leg = done(&chi.post(&here("prosthetic"), &form).await);
    let fit = [("on", "02/09/2025"), ("value", "4 triệu"), ("source", "cash")];
    done(&enter(chi, &leg, "fit", &fit).await);
    let page = chi.page(&leg).await;
    assert_eq!(page.record("/helped/"), *helped, "she stands on the register twice");
    assert!(page.words().contains("Cộng 3 7.000.000"), "{}", page.words());
    let named = chi.post(&format!("{leg}/open"), &[("purpose", "Lắp chân")]).await.words();
    assert!(named.contains(WHO), "{named}");
    let id = fresh_key();
    let far = [("id", id.as_str()), ("name", WHO), ("birth_year", BORN), on];
    let other = done(&dung.post("/care/new?unit=ca-mau&programme=patient", &far).await);
    let page = dung.page(&other).await;
    assert_ne!(page.record("/helped/"), *helped);
    assert!(!page.words().contains("7.000.000"), "{}", page.words());
}
