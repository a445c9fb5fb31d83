//! The pages around a piece of work in a browser: a volunteer with a phone, those who were helped,
//! goods, a campaign, an agreement, a table of work that comes in. The guide's pictures are made on
//! the way. It opens with who may not.

use super::judge::{Judge, show};
use super::seat::Seat;
use super::site::Site;
use crate::house::COMMUNE;
use crate::work::volunteer;
use kernel::Day;

/// Pages of Kiên Giang that its own people meet below.
const CLOSED: [&str; 9] = [
    "/activities/mine?unit=kien-giang/huyen-giang-thanh/xa-phu-loi",
    "/activities/new?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&kind=gift",
    "/consignments?unit=kien-giang",
    "/campaigns/CMP-13?unit=kien-giang&year=2024",
    "/agreements?unit=kien-giang",
    "/agreements/new?unit=kien-giang",
    "/people?unit=kien-giang",
    "/catalogue/new?unit=kien-giang",
    "/imports?unit=kien-giang/huyen-giang-thanh/xa-phu-loi&month=2024-11",
];

/// Work as a commune sends it: the second line says its number in words.
const TABLE: &str = "unit,kind,from,count,value,source,title\n\
    xa-phu-loi,Bếp ăn tình thương,02/11/2024,120,1200000,hiện vật,\n\
    xa-phu-loi,Bếp ăn tình thương,03/11/2024,hai mươi,,,\n\
    xa-phu-loi,Tặng xe đạp cho học sinh nghèo,06/11/2024,3,4500000,hiện vật,Trường Phú Lợi\n";

#[tokio::test(flavor = "multi_thread")]
async fn what_stands_around_a_piece_of_work_is_read_on_a_phone() {
    let site = Site::on(Day::of(2024, 11, 10).expect("a day")).await;
    let mut judge = Judge::default();
    let dung = Seat::of(&site, "dung").await;
    for path in CLOSED {
        dung.open(path).await;
        assert_eq!(dung.status().await, 404, "Dũng sees {path} of another province");
    }
    dung.leave().await;
    volunteer::account(site.demo()).await;
    let tam = Seat::guest(&site).await;
    tam.enter("tam").await;
    a_volunteer_records(&tam, &mut judge).await;
    tam.leave().await;
    let chi = Seat::of(&site, "chi").await;
    those_who_were_helped(&chi, &mut judge).await;
    a_table_is_looked_at(&chi, &mut judge).await;
    chi.leave().await;
    let binh = Seat::of(&site, "binh").await;
    goods_and_their_way(&binh, &mut judge).await;
    a_campaign_and_an_agreement(&binh, &mut judge).await;
    for path in ["/people?unit=kien-giang", "/catalogue/new?unit=kien-giang"] {
        binh.open(path).await;
        judge.page(&binh, &format!("Bình at {path}")).await;
    }
    binh.leave().await;
    judge.end();
}

/// The page that is open, opened anew on a phone: no word of what was done lies over it.
async fn on_a_phone(seat: &Seat, picture: &str) {
    show(seat, 360, "light").await;
    seat.open(&seat.here().await).await;
    seat.picture(picture).await;
}

/// From her own page to the form and back; she is offered nothing of the office.
async fn a_volunteer_records(tam: &Seat, judge: &mut Judge) {
    tam.until_text("main", "Việc tôi ghi").await;
    judge.page(tam, "the front page of a volunteer").await;
    tam.open("/consignments").await;
    assert_eq!(tam.status().await, 404, "a volunteer sees the goods of the office");
    show(tam, 360, "light").await;
    tam.open("/activities/mine").await;
    tam.click(".head a.lead").await;
    tam.click("main a[href*='kind=gift']").await;
    tam.fill("#work-from", "9/11/2024").await;
    tam.fill("#work-count-parcels", "12").await;
    judge.page(tam, "the form of a volunteer").await;
    show(tam, 360, "light").await;
    tam.ask("window.scrollTo(0, 0)").await;
    tam.picture("viec-thien-tinh-nguyen-vien").await;
    tam.click("#work button[type=submit]").await;
    tam.until_text("main", "chờ kiểm").await;
    judge.page(tam, "what a volunteer recorded").await;
    tam.open("/activities/mine").await;
    tam.until_text("main", "12 suất quà").await;
    judge.page(tam, "what a volunteer recorded, listed").await;
}

/// A name is written down, lies sealed, and opens on the page of one receiver for a purpose.
async fn those_who_were_helped(chi: &Seat, judge: &mut Judge) {
    show(chi, 360, "light").await;
    chi.open(&format!("/activities/new?unit={COMMUNE}&kind=gift")).await;
    chi.fill("#work-from", "9/11/2024").await;
    chi.fill("#work-count-parcels", "20").await;
    chi.fill("#work-value", "6 triệu").await;
    chi.ask("document.querySelector('#work-source').value = 'goods'").await;
    chi.click("#work button[type=submit]").await;
    chi.click("main a[href$='/people']").await;
    chi.fill("#helped-name", "Trần Thị Bông").await;
    chi.ask("document.querySelector('#helped-sort').value = 'person'").await;
    chi.fill("#helped-birth_year", "1951").await;
    chi.fill("#helped-quantity", "1").await;
    chi.fill("#helped-amount", "300.000").await;
    chi.fill("#helped-note", "Ấp Trần Thệ, sống một mình").await;
    chi.click("#helped button[type=submit]").await;
    chi.until_text("main table", "••••••••").await;
    judge.page(chi, "those who were helped").await;
    on_a_phone(chi, "viec-thien-nguoi-duoc-giup").await;
    chi.click("main table a[href^='/helped/']").await;
    chi.until_text("main", "300.000").await;
    judge.page(chi, "one receiver, sealed").await;
    chi.fill("#purpose-purpose", "Đối chiếu danh sách nhận quà").await;
    chi.click("#purpose button[type=submit]").await;
    chi.until_text("main", "Trần Thị Bông").await;
    judge.page(chi, "one receiver, opened").await;
}

/// Three lines come in; the one that cannot be read says why before anything is recorded.
async fn a_table_is_looked_at(chi: &Seat, judge: &mut Judge) {
    chi.open(CLOSED[8]).await;
    judge.page(chi, "where tables come in").await;
    show(chi, 1440, "light").await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("viec-thang-11.csv");
    let table = TABLE.replace("\nxa-phu-loi", &format!("\n{COMMUNE}"));
    std::fs::write(&file, table).expect("a table");
    let field = chi.find("#import-file").await;
    field.send_keys(file.display().to_string()).await.expect("a file is chosen");
    chi.click("main form[enctype] button.lead").await;
    chi.until_text("main", "1 trên 3 dòng chưa nhập được; 2 dòng đúng").await;
    chi.picture("viec-thien-nap-bang").await;
    judge.page(chi, "a table of work with one wrong line").await;
}

/// SIPCO's filters: on the list, on their page, and the form that hands some of them over.
async fn goods_and_their_way(binh: &Seat, judge: &mut Judge) {
    binh.open("/consignments?unit=kien-giang").await;
    judge.page(binh, "the list of goods").await;
    binh.click("main table a[href^='/consignments/']").await;
    binh.until_text("main", "2.200 thiết bị").await;
    on_a_phone(binh, "viec-thien-dot-hang").await;
    judge.page(binh, "one consignment").await;
    binh.open("/consignments/new?unit=kien-giang").await;
    judge.page(binh, "the form of goods").await;
    binh.fill("#goods-item", "Gạo").await;
    binh.fill("#goods-quantity", "500").await;
    binh.fill("#goods-noun", "bao 10 kg").await;
    binh.fill("#goods-amount", "80 triệu").await;
    binh.fill("#goods-partner", "Hợp tác xã Phú Lợi").await;
    binh.ask("document.querySelector('#goods-kind').value = 'gift'").await;
    binh.click("#goods button[type=submit]").await;
    binh.click(".head a.lead").await;
    binh.until_text("main", "Lấy từ đợt hàng").await;
    judge.page(binh, "the form that hands goods over").await;
}

/// What was done for a campaign in a year, and a programme signed for the school year.
async fn a_campaign_and_an_agreement(binh: &Seat, judge: &mut Judge) {
    binh.open("/campaigns?unit=kien-giang").await;
    judge.page(binh, "the list of campaigns").await;
    binh.open(CLOSED[3]).await;
    on_a_phone(binh, "viec-thien-cuoc-van-dong").await;
    judge.page(binh, "a campaign").await;
    binh.open("/agreements/new?unit=kien-giang").await;
    binh.ask("document.querySelector('#agreement-sort').value = 'school-year'").await;
    binh.fill("#agreement-title", "Chữ thập đỏ trường học 2024-2025").await;
    binh.fill("#agreement-partner", "Sở Giáo dục và Đào tạo").await;
    binh.fill("#agreement-own_duties", "Tập huấn sơ cấp cứu cho giáo viên, học sinh").await;
    binh.fill("#agreement-partner_duties", "Cử người học, cho mượn hội trường").await;
    judge.page(binh, "the form of an agreement").await;
    binh.click("#agreement button[type=submit]").await;
    binh.until_text("h1", "Chữ thập đỏ trường học").await;
    on_a_phone(binh, "viec-thien-thoa-thuan").await;
    judge.page(binh, "an agreement").await;
    binh.open("/agreements?unit=kien-giang").await;
    judge.page(binh, "the list of agreements").await;
}
