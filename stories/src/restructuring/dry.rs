//! The dry run tells every consequence of every move, with the names of units: of a commune that
//! goes whole its rights, people, reports and duties and what becomes of each; of one that only
//! changes its parent what goes along, and what of the units above reaches it no longer or from
//! then on; and the locked months that would stop either. It opens with who may not.

use super::{Demo, NEW, NEW_PROVINCE, StatusCode, Tx, Visitor, done, fresh_key, level, ways};
use super::{house, place, run_due, today, words_of};
use kernel::{Month, Result, Role, number};

const CHIS: &str = "Xã Giang Thành";
const CODE: &str = "an-giang/xa-giang-thanh";
const OTHER: &str = "Xã Hòa Điền";

/// The story.
pub async fn tells_every_consequence(demo: &Demo, binh: &mut Visitor) {
    let whole = drafted(binh, "41/QĐ-HCTĐ", NEW_PROVINCE).await;
    for unit in [CHIS, OTHER] {
        ways::adds(binh, &whole, "whole", &[("unit", unit), ("target", "Xã Vĩnh Điều")]).await;
    }
    let mut an = Visitor::of(demo, "an").await;
    let parent = drafted(&mut an, "42/QĐ-TƯ", "trung-uong").await;
    ways::adds(&mut an, &parent, "parent", &[("unit", CHIS), ("target", "ca-mau")]).await;
    who_may_not(demo, &whole, &parent).await;
    let before = binh.page(&format!("{whole}/dry")).await.words();
    for said in ["1 người trong danh bạ", "1 báo cáo chưa ban hành", "1 nghĩa vụ báo cáo"]
    {
        assert!(!before.contains(said), "{said} before there was any: {before}");
    }
    kept(demo, binh).await;
    of_units_that_close(binh, &whole).await;
    of_a_unit_that_only_moves(demo, &mut an, &parent).await;
    locked_months(demo, binh, &mut an, (&whole, &parent)).await;
}

async fn drafted(who: &mut Visitor, number: &str, at: &str) -> String {
    let id = fresh_key();
    done(&who.post(&NEW.replace(NEW_PROVINCE, at), &words_of(&id, number)).await)
}

/// Guests and other provinces read no draft of An Giang's, nor does Chi, and Bình none of the
/// centre's.
async fn who_may_not(demo: &Demo, whole: &str, parent: &str) {
    let dry = |path: &str| format!("{path}/dry");
    assert_eq!(Visitor::guest(demo).get(&dry(whole)).await.status, StatusCode::SEE_OTHER);
    for (login, path) in [("dung", whole), ("chi", whole), ("binh", parent), ("dung", parent)] {
        let told = Visitor::of(demo, login).await.get(&dry(path)).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}: {path}");
    }
}

/// At Chi's commune somebody stands on the register, a report of August is open and a duty is set;
/// the province sets a duty for all of its communes.
async fn kept(demo: &Demo, binh: &mut Visitor) {
    let new = format!("/people/new?unit={CODE}");
    let id = binh.page(&new).await.field("id");
    done(&binh.post(&new, &[("id", &id), ("full_name", "Trần Thị Sen")]).await);
    for unit in [CODE, NEW_PROVINCE] {
        let id = fresh_key();
        let rule = [
            ("id", id.as_str()),
            ("form", "month"),
            ("owner", "level"),
            ("level", "commune"),
            ("due", "working"),
            ("due_days", "4"),
            ("years", "0"),
            ("inclusive", "1"),
            ("basis", "QĐ 9/HCTĐ"),
            ("from", "01/12/2025"),
        ];
        done(&binh.post(&format!("/duties?unit={unit}"), &rule).await);
    }
    let open = |tx: &mut Tx<'_>| -> Result<()> {
        let an = house::person_on(tx, Role::Centre, "trung-uong", today())?;
        let pass = an.may(&reporting::acts::TYPE, &place::find(tx, CODE, today())?)?;
        reporting::store::open(tx, &pass, Month::of(today()).prev()).map(|_| ())
    };
    demo.house.db.write(open).await.expect("a report of August");
}

async fn of_units_that_close(binh: &mut Visitor, path: &str) {
    let page = binh.page(&format!("{path}/dry")).await;
    let words = page.words();
    for said in [
        "Thôi hoạt động 2",
        "1 quyền ở 1 đơn vị: Xã Giang Thành",
        "1 tài khoản ở 1 đơn vị: Xã Giang Thành",
        "1 người trong danh bạ ở 1 đơn vị: Xã Giang Thành",
        "1 báo cáo chưa ban hành ở 1 đơn vị: Xã Giang Thành",
        "1 nghĩa vụ báo cáo đã đặt ở 1 đơn vị: Xã Giang Thành",
        "Xã Hòa Điền",
    ] {
        assert!(words.contains(said), "not {said:?}: {words}");
    }
    // What becomes of each: the report stays where it was made.
    let (goes, stays) = words.split_once("Ở lại đơn vị cũ").expect("what stays");
    assert!(goes.contains("1 tài khoản") && !goes.contains("1 báo cáo"), "{goes}");
    assert!(stays.contains("1 báo cáo chưa ban hành"), "{stays}");
    // Each name leads to what is done to that unit alone.
    let text = page.text();
    let to = text.split("href=\"").find(|rest| {
        rest.split('>').nth(1).is_some_and(|name| name.starts_with(OTHER)) && rest.contains("dry?")
    });
    let to = to.and_then(|rest| rest.split('"').next()).expect("a way to the other commune");
    let one = binh.page(to).await.words();
    assert!(one.contains("Chỉ các bước về Xã Hòa Điền"), "{one}");
    assert!(one.contains("Thôi hoạt động 1") && !one.contains("1 tài khoản"), "{one}");
    assert!(!one.contains("Ghi lại số"), "a decision is taken whole");
    let unknown = binh.get(&format!("{path}/dry?only=1")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND, "not under the province");
}

async fn of_a_unit_that_only_moves(demo: &Demo, an: &mut Visitor, path: &str) {
    let month = Month::of(today()).prev();
    let members = level(demo, CODE, "members_total", month).await;
    assert!(members > 0, "nobody goes along");
    let words = an.page(&format!("{path}/dry")).await.words();
    let carried = format!("{} 1 Xã Giang Thành {0}", number::count(members));
    for said in [
        "Thôi hoạt động 0",
        "Chuyển trực thuộc 1 Xã Giang Thành",
        "Không đơn vị nào thôi hoạt động còn giữ số dư",
        &carried,
        "1 quyền ở 1 đơn vị: Xã Giang Thành",
        "1 người trong danh bạ ở 1 đơn vị: Xã Giang Thành",
        "1 báo cáo chưa ban hành ở 1 đơn vị: Xã Giang Thành",
        "1 nghĩa vụ báo cáo đã đặt ở 1 đơn vị: Xã Giang Thành",
        "quyền ở đơn vị trên cũ thôi mở được ở 1 đơn vị: Xã Giang Thành",
        "1 quyền ở đơn vị trên mới mở được ở 1 đơn vị: Xã Giang Thành",
        "1 nghĩa vụ báo cáo do đơn vị trên cũ đặt thôi áp dụng ở 1 đơn vị: Xã Giang Thành",
    ] {
        assert!(words.contains(said), "not {said:?}: {words}");
    }
    assert!(!words.contains("Ở lại đơn vị cũ"), "nothing is left behind: {words}");
    assert!(!words.contains("đơn vị trên mới bắt đầu áp dụng"), "Cà Mau set none: {words}");
}

/// A locked month above either parent is told before the day, and the day proves it: the decision
/// stops.
async fn locked_months(
    demo: &Demo,
    binh: &mut Visitor,
    an: &mut Visitor,
    (whole, parent): (&str, &str),
) {
    let dry = |path: &str| format!("{path}/dry");
    // October is after the day: what moves in September is in October's sums too.
    let months = [("an-giang", "2025-09", "Tỉnh An Giang"), ("ca-mau", "2025-10", "Tỉnh Cà Mau")];
    for (unit, month, name) in months {
        let free = an.page(&dry(parent)).await.words();
        assert!(!free.contains("đã khóa"), "{free}");
        lock(demo, unit, month, true).await;
        let told = an.page(&dry(parent)).await.words();
        let month_told = Month::parse(month).expect("a month").vn();
        let said = format!("tháng {month_told} của {name}, trên Xã Giang Thành");
        assert!(told.contains(&said), "not {said:?}: {told}");
        assert!(told.contains("Sửa những điều trên trước"), "{told}");
        let closing = binh.page(&dry(whole)).await.words();
        let both = closing.split_once("của Tỉnh An Giang, trên").map_or("", |(_, over)| over);
        let both = both.split("Bản đồ").next().unwrap_or_default();
        let is_told = [CHIS, OTHER].iter().all(|unit| both.contains(unit));
        assert_eq!(is_told, unit == "an-giang", "{unit}: {closing}");
        assert_eq!(closing.contains("đã khóa"), unit == "an-giang", "{unit}: {closing}");
        if unit == "ca-mau" {
            let take = format!("{parent}/take");
            done(&an.post(&take, &[("version", "2"), ("number", "42/QĐ-TƯ")]).await);
            assert_eq!(run_due(demo).await, 1);
            let page = an.page(parent).await.words();
            assert!(page.contains("Đến ngày nhưng chưa thực hiện được"), "{page}");
        }
        lock(demo, unit, month, false).await;
    }
}

async fn lock(demo: &Demo, unit: &'static str, month: &'static str, is_locked: bool) {
    let set = move |tx: &mut Tx<'_>| -> Result<()> {
        let an = house::person_on(tx, Role::Centre, "trung-uong", today())?;
        let place = place::find(tx, unit, today())?;
        let pass = an.may(&reporting::acts::LOCK, &place)?;
        let month = Month::parse(month).expect("a month");
        let done = if is_locked { book::lock } else { book::unlock };
        done(tx, &pass, place.id, month)?;
        // The lock of a report is journaled with its step; here its month is touched alone.
        let report = reporting::store::open(tx, &pass, Month::of(today()).prev())?;
        let subject = kernel::journal::Subject::new("report", report.id);
        kernel::journal::record(tx, &pass, subject, report.version).map(|_| ())
    };
    demo.house.db.write(set).await.expect("locked");
}
