//! The board of who has sent and who has not: shares are read after reports came in time, late and
//! not at all; over a whole country its sums and its reminders reach every unit and not those of
//! one page. It opens with who may not; on every engine.

use crate::house::{self, CENTRE, COMMUNE, DISTRICT, Demo, PROVINCE, november};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use kernel::db::{Tx, sql};
use kernel::ids::AccountId;
use kernel::number::count;
use kernel::pass::Grant;
use kernel::{Day, Month, Result, Role, Who, place};
use reporting::model::State;
use reporting::rules::board::{Standing, Tally};
use reporting::watch::{self, Ask, PAGE};
use reporting::{acts, store};

mod same;
mod set;

const NEIGHBOUR: &str = "kien-giang/huyen-giang-thanh/xa-phu-my";
const SMALL: &str = "/reports/board?unit=kien-giang/huyen-giang-thanh&month=2024-11";
const WHOLE: &str = "/reports/board?unit=trung-uong&month=2024-11&depth=all";

fn day(number: u8) -> Day {
    Day::of(2024, 12, number).expect("a day")
}

#[tokio::test]
async fn shares_and_reminders_reach_every_unit_and_not_a_page_of_them() {
    for mut demo in house::every_demo_on(day(5)).await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        sends(&demo, COMMUNE, day(5)).await;
        says(&demo, "binh", SMALL, &["1/1 đã nộp (100 %)", "1/1 đúng hạn (100 %)"]).await;
        demo.turn_to(day(20));
        sends(&demo, NEIGHBOUR, day(6)).await;
        the_shares_of_five_communes(&demo).await;
        let units = the_sums_of_a_country(&demo).await;
        a_reminder_from_a_later_page(&demo).await;
        everybody_is_reminded(&demo, units).await;
        set::terms_of_their_own(&demo).await;
        same::as_the_page_of_the_report(&demo).await;
    }
}

async fn who_may_not(demo: &Demo) {
    let mut khach = Visitor::guest(demo);
    let mut dung = Visitor::of(demo, "dung").await;
    for page in [SMALL, WHOLE] {
        let remind = page.replacen("/board?", "/board/remind?", 1);
        assert_eq!(khach.get(page).await.status, StatusCode::SEE_OTHER);
        assert_eq!(khach.post(&remind, &[]).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(dung.get(page).await.status, StatusCode::NOT_FOUND);
        assert_eq!(dung.post(&remind, &[]).await.status, StatusCode::NOT_FOUND);
    }
}

/// A unit sends November as it stands, on a day.
async fn sends(demo: &Demo, unit: &'static str, on: Day) {
    let write = move |tx: &mut Tx<'_>| {
        let place = place::find(tx, unit, on)?;
        let grant = Grant { role: Role::Clerk, unit: place.id, from: Day::FIRST, until: Day::LAST };
        let clerk = Who::account(AccountId::new(), "clerk", vec![grant], on.start(), on);
        let report = store::open(tx, &clerk.may(&acts::TYPE, &place)?, november())?;
        store::step(tx, &clerk.may(&acts::SEND, &place)?, &report, State::Sent, None)
    };
    demo.house.db.write(write).await.expect("a report is sent");
}

async fn says(demo: &Demo, login: &str, page: &str, all: &[&str]) {
    let words = Visitor::of(demo, login).await.page(page).await.words();
    for said in all {
        assert!(words.contains(said), "{page} does not say {said:?}: {words}");
    }
}

/// Of five communes one sent in time, one late, three not at all. Over twelve months each owed
/// twelve; September came late, October in time, the other ten (and November, of three) never.
async fn the_shares_of_five_communes(demo: &Demo) {
    let shares = ["2/5 đã nộp (40 %)", "1/5 đúng hạn (20 %)", "Cộng", "20 % 10 %"];
    says(demo, "binh", SMALL, &shares).await;
    let ranks = ["Xếp theo đúng hạn, 12/2023 – 11/2024", "1 Xã Phú Lợi 12 2 16,7 % 25 %"];
    says(demo, "binh", SMALL, &ranks).await;
}

/// Every unit that owes November is in the sum, on whichever page; how many there are is counted
/// in the tree.
async fn the_sums_of_a_country(demo: &Demo) -> i64 {
    let read = |tx: &mut Tx<'_>| -> Result<(i64, i64)> {
        let text = "select count(*), sum(case when u.level in ('province', 'district', 'commune', \
             'grassroots', 'office') then 1 else 0 end) from unit u where u.id <> 1 \
             and u.from_on <= 20241130 and u.until_on >= 20241130";
        sql(text).one(tx)
    };
    let (units, owing) = demo.house.db.read(read).await.expect("the tree is counted");
    assert!(units > 10_000, "the country has {units} units");
    let asked = count(owing);
    let (came, timely) = (format!("2/{asked} đã nộp"), format!("1/{asked} đúng hạn"));
    let left = format!("Nhắc tất cả: {} báo cáo", count(owing - 2));
    let found = format!("Lọc: 2 trên {} đơn vị", count(units));
    says(demo, "an", &format!("{WHOLE}&state=sent&page=40"), &[&found, "Xã Phú Lợi", &came]).await;
    let late = format!("201 – 400 trên {}", count(owing - 2));
    says(demo, "an", &format!("{WHOLE}&state=late&page=2"), &[&late, &left]).await;
    for page in [1, 2, 40] {
        says(demo, "an", &format!("{WHOLE}&page={page}"), &[&came, &timely, &left]).await;
    }
    owing
}

/// From the page on which Chi's commune stands, the button beside it reminds that commune.
async fn a_reminder_from_a_later_page(demo: &Demo) {
    let place = move |tx: &mut Tx<'_>| {
        let clerk = house::person(tx, Role::Centre, CENTRE)?;
        let centre = place::find(tx, CENTRE, day(20))?;
        let pass = clerk.may(&acts::VIEW, &centre)?;
        let all = store::units_below(tx, &pass, november().last(), 8, (0, i64::MAX))?;
        let at = all.iter().position(|unit| unit.code == THIRD).expect("a commune") as i64;
        Ok((at / PAGE + 1, all[at as usize].id.to_string()))
    };
    let (number, owner) = demo.house.db.read(place).await.expect("the page of the commune");
    assert!(number > 1, "it stands on the first page");
    let mut an = Visitor::of(demo, "an").await;
    let page = an.page(&format!("{WHOLE}&page={number}")).await.text();
    let forms: Vec<&str> = page.split("<form").filter(|form| form.contains(&owner)).collect();
    let [form] = forms.as_slice() else { panic!("{} forms for {owner}", forms.len()) };
    let action = form.split("action=\"").nth(1).and_then(|rest| rest.split('"').next());
    let action = action.expect("an action").replace("&amp;", "&");
    let told = an.post(&action, &[("owner", &owner), ("form", "month")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    assert!(told.to.contains(&format!("page={number}")), "back to the page: {}", told.to);
    let words = an.page(&told.to).await.words();
    assert!(words.contains("Đã nhắc 0 đơn vị; 0 đơn vị đã được nhắc hôm nay; 1 đơn"), "{words}");
}

const THIRD: &str = "kien-giang/huyen-giang-thanh/xa-tan-khanh-hoa";

/// From the first page everybody who has not sent is reminded: of all units two have somebody to
/// tell, and Chi, who has sent, is left in peace.
async fn everybody_is_reminded(demo: &Demo, units: i64) {
    let mut an = Visitor::of(demo, "an").await;
    let remind = WHOLE.replacen("/board?", "/board/remind?", 1);
    let told = an.post(&remind, &[("form", "")]).await;
    let words = an.page(&told.to).await.words();
    let nobody = count(units - 2 - 2);
    let said = format!("Đã nhắc 2 đơn vị; 0 đơn vị đã được nhắc hôm nay; {nobody} đơn vị chưa có");
    assert!(words.contains(&said), "not {said:?}: {words}");
    for (login, is_told) in [("binh", true), ("dung", true), ("chi", false)] {
        let notices = Visitor::of(demo, login).await.page("/notices").await.words();
        assert_eq!(notices.contains("Nhắc nộp"), is_told, "{login}: {notices}");
    }
}
