//! A decision on the tree in a browser: Bình writes it, adds a move, reads what it would do before
//! anything changes, brings it into effect and takes it back. It opens with who may not; every page
//! is judged in both languages.

use super::judge::Judge;
use super::seat::Seat;
use super::site::Site;
use kernel::Day;

const NEW: &str = "/restructuring/new?unit=an-giang";
const NUMBER: &str = "12/QĐ-HCTĐ";

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_tried_dry_before_it_is_taken() {
    let site = Site::on(Day::of(2025, 9, 2).expect("a day")).await;
    site.run_due().await;
    let mut judge = Judge::default();
    for login in ["chi", "dung"] {
        let other = Seat::of(&site, login).await;
        other.open(NEW).await;
        assert_eq!(other.status().await, 404, "{login} writes no decision for An Giang");
        other.leave().await;
    }
    let binh = Seat::of(&site, "binh").await;
    let path = writes(&binh, &mut judge).await;
    adds_a_move(&binh, &mut judge).await;
    tries_it_dry(&binh, &mut judge).await;
    takes_it_and_back(&binh, &mut judge, &path).await;
    binh.leave().await;
    judge.end();
}

/// The page on a desk and a phone, in Vietnamese and in English.
async fn in_both(seat: &Seat, judge: &mut Judge, name: &str) {
    judge.glance(seat, name).await;
    seat.click(".langs button[value=en]").await;
    seat.find("html[lang=en]").await;
    judge.glance(seat, &format!("{name}, in English")).await;
    seat.click(".langs button[value=vi]").await;
    seat.find("html[lang=vi]").await;
}

async fn writes(binh: &Seat, judge: &mut Judge) -> String {
    binh.open("/restructuring?unit=an-giang").await;
    binh.until_text("main", "202/2025/QH15").await;
    binh.click(".head a[href^='/restructuring/new']").await;
    in_both(binh, judge, "a new decision").await;
    binh.fill("main input[name=title]", "Nhập hai xã").await;
    binh.fill("main input[name=number]", NUMBER).await;
    binh.fill("main input[name=on_day]", "mồng một").await;
    binh.fill("main input[name=signer]", "Chủ tịch Hội").await;
    binh.click("main form button.lead").await;
    binh.find(".summary").await;
    assert_eq!(binh.value("main input[name=title]").await, "Nhập hai xã", "nothing is lost");
    binh.fill("main input[name=on_day]", "01/10/2025").await;
    binh.click("main form button.lead").await;
    binh.until_text("main", "Chưa có bước nào").await;
    binh.here().await
}

/// A name that nobody bears comes back; the right one is found without its tones.
async fn adds_a_move(binh: &Seat, judge: &mut Judge) {
    binh.click("main nav a[href$='sort=whole']").await;
    binh.fill("main input[name=unit]", "Xã Không Có").await;
    binh.fill("main input[name=target]", "Xã Giang Thành").await;
    binh.click("main form button.lead").await;
    binh.until_text("main", "Không thấy đơn vị này").await;
    judge.glance(binh, "a move of a unit that is none").await;
    binh.fill("main input[name=unit]", "xa vinh dieu").await;
    binh.click("main form button.lead").await;
    binh.until_text("main table", "Xã Vĩnh Điều").await;
    in_both(binh, judge, "a decision with a move").await;
}

/// Every consequence is counted: units, levels that move, rights and open work that follow.
async fn tries_it_dry(binh: &Seat, judge: &mut Judge) {
    binh.click(".head a[href$='/dry']").await;
    let all = ["Chưa có gì thay đổi", "Lập mới", "Thôi hoạt động", "trong đó bị chia"];
    let more = ["Chuyển trực thuộc", "Số dư chuyển theo", "Hội viên", "Quyền, người và việc"];
    for said in all.into_iter().chain(more) {
        binh.until_text("main", said).await;
    }
    in_both(binh, judge, "a dry run").await;
    binh.fill("#take-number", "13").await;
    binh.click("main form:has(#take-number) button.lead").await;
    binh.until_text("main", "Ghi đúng số của quyết định").await;
    judge.glance(binh, "a decision taken by a wrong number").await;
    binh.fill("#take-number", NUMBER).await;
}

/// What was taken for a day that is still ahead is given back: nothing has changed by then.
async fn takes_it_and_back(binh: &Seat, judge: &mut Judge, path: &str) {
    binh.click("main form:has(#take-number) button.lead").await;
    binh.until_text("main", "Đã quyết. Bản đồ, số dư, quyền và việc đang làm").await;
    judge.glance(binh, "a decision that was taken").await;
    binh.click("main form[action$='/give-back'] button").await;
    binh.until_text("main", "Đang soạn").await;
    assert_eq!(binh.here().await, path);
    binh.open("/units?unit=an-giang").await;
    binh.until_text("main", "Xã Vĩnh Điều").await;
}
