//! The pages of the programmes in a browser: a herd, a house, a child, a class, the kitchens. A
//! calf is recorded on a phone; the guide's pictures are made on the way. It opens with who may
//! not.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::site::Site;
use kernel::Day;

const UNIT: &str = "kien-giang/huyen-giang-thanh";

#[tokio::test(flavor = "multi_thread")]
async fn programmes_are_kept_on_a_phone_and_on_a_desk() {
    let site = Site::on(Day::of(2024, 11, 10).expect("a day")).await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    for page in ["cattle", "constructions", "care", "classes", "kitchens"] {
        dung.open(&format!("/{page}?unit={UNIT}")).await;
        assert_eq!(dung.status().await, 404, "Dũng sees {page} of another province");
    }
    dung.leave().await;
    let binh = Seat::of(&site, "binh").await;
    a_calf_on_a_phone(&binh, &mut judge).await;
    show(&binh, 1440, "light").await;
    a_house_a_child_a_class(&binh, &mut judge).await;
    binh.leave().await;
    judge.end();
}

/// From the list to the herd, a calf with one slip, and the balance that holds after it.
async fn a_calf_on_a_phone(binh: &Seat, judge: &mut Judge) {
    show(binh, 360, "light").await;
    binh.open(&format!("/cattle?unit={UNIT}")).await;
    judge.page(binh, "the list of herds").await;
    binh.click("main table a[href^='/cattle/']").await;
    binh.until_text("main", "5 đang nuôi + 1 chết + 1 bán").await;
    binh.click("main a[href$='step=birth']").await;
    binh.fill("#birth-tag", "GT-08").await;
    binh.fill("#birth-on", "1/1/2019").await;
    binh.ask("document.querySelector('#birth-animal').selectedIndex = 1").await;
    binh.ask("document.querySelector('#birth-sex-1').checked = true").await;
    binh.click("#birth button[type=submit]").await;
    binh.until_text(".summary", "Bê không thể sinh trước mẹ").await;
    assert_eq!(binh.value("#birth-tag").await, "GT-08", "what was typed comes back");
    judge.page(binh, "the form of a birth").await;
    binh.fill("#birth-on", "5/11/2024").await;
    binh.click("#birth button[type=submit]").await;
    binh.until_text("main", "6 đang nuôi + 1 chết + 1 bán").await;
    show(binh, 1440, "light").await;
    binh.picture("chuong-trinh-dan-bo").await;
    judge.page(binh, "a herd").await;
}

/// From the file to the work it recorded: a slip comes back open, the place is kept.
async fn where_a_patient_was_helped(binh: &Seat, judge: &mut Judge) {
    show(binh, 1440, "light").await;
    binh.click("main table a[href^='/activities/']").await;
    binh.click("details:has(#joint) summary").await;
    judge.page(binh, "work that a file recorded").await;
    binh.fill("#joint-place", "Sao Hỏa").await;
    binh.click("#joint button[type=submit]").await;
    binh.until_text(".summary", "Không thấy “Sao Hỏa”").await;
    assert_eq!(binh.value("#joint-place").await, "Sao Hỏa", "what was typed comes back");
    judge.page(binh, "a place that is not there").await;
    binh.fill("#joint-place", "xa vinh dieu").await;
    binh.click("#joint button[type=submit]").await;
    binh.until_text("dl.facts", "Xã Vĩnh Điều").await;
}

async fn a_house_a_child_a_class(binh: &Seat, judge: &mut Judge) {
    binh.open(&format!("/constructions?unit={UNIT}")).await;
    judge.page(binh, "the list of constructions").await;
    binh.click("main table a[href^='/constructions/']").await;
    binh.until_text("main", "quá 26 ngày").await;
    binh.picture("chuong-trinh-nha").await;
    judge.page(binh, "a house").await;
    binh.click(".head a[href$='/papers']").await;
    binh.until_text("main", "Chưa có ảnh").await;
    judge.page(binh, "the papers of a house").await;
    binh.open(&format!("/care?unit={UNIT}&programme=nutrition")).await;
    judge.page(binh, "the list of children").await;
    binh.click("main table a[href^='/care/files/']").await;
    binh.until_text("main", "hụt 2 tháng").await;
    binh.fill("#purpose-purpose", "Theo dõi dinh dưỡng").await;
    binh.click("#purpose button[type=submit]").await;
    binh.until_text("main", "10,4 kg").await;
    binh.picture("chuong-trinh-tre-em").await;
    judge.page(binh, "a child that was opened").await;
    binh.open(&format!("/care?unit={UNIT}&programme=patient")).await;
    binh.click("main table a[href^='/care/files/']").await;
    binh.picture("chuong-trinh-benh-nhan").await;
    judge.page(binh, "the file of a patient").await;
    where_a_patient_was_helped(binh, judge).await;
    binh.open(&format!("/activities/new?unit={UNIT}&kind=free-exam")).await;
    binh.until_text("main", "lượt đông y").await;
    binh.picture("chuong-trinh-kham-benh").await;
    judge.page(binh, "the form of a clinic").await;
    binh.open(&format!("/catalogue/new?unit={UNIT}")).await;
    binh.picture("viec-thien-them-loai").await;
    judge.page(binh, "the form of a kind").await;
    binh.open(&format!("/classes?unit={UNIT}")).await;
    judge.page(binh, "the list of classes").await;
    binh.click("main table a[href^='/classes/']").await;
    binh.click("main a[href$='step=people']").await;
    binh.fill("#people-people", "Lê Văn Tám; 1990; Công an xã").await;
    binh.ask("document.querySelector('#people-sort').selectedIndex = 3").await;
    judge.page(binh, "the form of a list").await;
    binh.click("#people button[type=submit]").await;
    binh.until_text("main", "Lê Văn Tám").await;
    binh.picture("chuong-trinh-lop").await;
    judge.page(binh, "a class").await;
    binh.open("/kitchens?unit=kien-giang&month=2024-10").await;
    binh.until_text("main", "153.133").await;
    binh.picture("chuong-trinh-bep-an").await;
    judge.page(binh, "the kitchens").await;
}
