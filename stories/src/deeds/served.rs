//! The kitchens of a month add up to the figure of the report, whichever of them still stand and
//! however many are shown; what a kitchen planned stands beside what it served. It opens with who
//! may not.

use super::{COMMUNE, Demo, PROVINCE, StatusCode, Visitor, done, fresh_key, house, new, november};
use super::{post, refused, reversed, work};
use activities::desk;
use activities::model::{ActivityId, Draft, Parts};
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Result, Role, UnitId, Who, place};
use org::store::Founding;

/// A page shows a hundred kitchens.
const MANY: usize = 104;

fn day(of: u8) -> Day {
    Day::of(2024, 11, of).expect("a day of November")
}

#[tokio::test]
async fn kitchens_of_a_month_are_all_counted() {
    for demo in house::every_demo_on(day(20)).await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let closed = a_closed_kitchen_keeps_its_meals(&demo, &mut chi, &mut binh).await;
        what_was_planned_is_kept(&demo, &mut chi).await;
        a_long_list_is_cut_and_its_sum_is_not(&demo, &mut binh).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}, after {closed}: {broken:?}", demo.engine);
    }
}

fn kitchens(unit: &str) -> String {
    format!("/kitchens?unit={unit}&month=2024-11")
}

/// Meals and value of the sum that a page says.
fn sum(page: &str) -> (i64, String) {
    let (_, sum) = page.split_once("Cộng ").expect("a sum");
    let mut numbers = sum.split(' ');
    let meals = numbers.next().expect("meals").replace('.', "");
    (meals.parse().expect("a number"), sum.chars().take(60).collect())
}

/// A kitchen under the commune, as Bình founds it.
async fn founded(binh: &mut Visitor, name: &str) -> String {
    let key = fresh_key();
    let form = [
        ("key", key.as_str()),
        ("unit", COMMUNE),
        ("level", "kitchen"),
        ("name", name),
        ("from", "01/11/2024"),
    ];
    let to = done(&binh.post("/units/new", &form).await);
    to.trim_start_matches("/units?unit=").to_owned()
}

async fn a_closed_kitchen_keeps_its_meals(
    demo: &Demo,
    chi: &mut Visitor,
    binh: &mut Visitor,
) -> String {
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&kitchens(COMMUNE)).await.status, StatusCode::NOT_FOUND);
    let (old, stays) = (founded(binh, "Bếp Chợ").await, founded(binh, "Bếp Chùa").await);
    let value = [("source", "goods"), ("value", "1 triệu")];
    for (unit, from, meals) in [(&old, "05/11/2024", "70"), (&stays, "18/11/2024", "30")] {
        let fields = [&value[..], &[("from", from), ("count-meals", meals)]].concat();
        done(&post(chi, &new(unit, "kitchen"), &work(&fields)).await);
    }
    close(demo, &old, day(12)).await;
    let page = chi.page(&kitchens(COMMUNE)).await.words();
    assert!(page.contains("Bếp Chợ đóng sau ngày 11/11/2024 1 70"), "it lost its meals: {page}");
    let figure = demo.view(COMMUNE, november()).await.value("kitchen_meals").expect("29").value;
    assert_eq!(figure, 100);
    assert_eq!(sum(&page).0, figure, "{page}");
    assert!(page.contains("Cộng 100 – – – 2.000.000 20.000"), "{page}");
    let csv = chi.page(&format!("{}&file=csv", kitchens(COMMUNE))).await.text();
    assert!(csv.contains("Một suất, đồng"), "{csv}");
    assert!(csv.contains("Bếp Chợ,1,70,,,,1000000,14285"), "{csv}");
    assert!(csv.contains("Cộng,,100,,,,2000000,20000"), "{csv}");
    let october = binh.page(&format!("/kitchens?unit={PROVINCE}&month=2024-10&file=csv")).await;
    assert!(october.text().contains("Cộng,,153133,"), "{}", october.text());
    old
}

/// The unit's last day is the one before.
async fn close(demo: &Demo, code: &str, on: Day) {
    let code = code.to_owned();
    let work = move |tx: &mut Tx<'_>| {
        let binh = house::person_on(tx, Role::Approver, PROVINCE, day(20))?;
        let place = place::find(tx, &code, day(10))?;
        let pass = binh.may(&org::FOUND, &place)?;
        org::store::close_all(tx, &pass, &[place.id], on)?;
        org::store::regrow(tx, &pass, &[place.id])
    };
    demo.house.db.write(work).await.expect("the kitchen is closed");
}

/// Mondays and Wednesdays were planned, fifty meals each: of the five until the twentieth the
/// commune served one, and a day that was not planned.
async fn what_was_planned_is_kept(demo: &Demo, chi: &mut Visitor) {
    let form = format!("/kitchens/plan?unit={COMMUNE}");
    let id = fresh_key();
    let mut fields = vec![("id", id.as_str()), ("base", "0"), ("from_on", "04/11/2024")];
    fields.extend([("weekday", "1"), ("weekday", "3")]);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&form, &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(Visitor::guest(demo).get(&form).await.status, StatusCode::SEE_OTHER);
    let page = chi.page(&kitchens(COMMUNE)).await;
    assert!(!page.words().contains("theo kế hoạch"), "nothing is claimed: {}", page.words());
    assert!(page.text().contains(&format!("href=\"{form}\"")), "no way to the plan");
    refused(&chi.post(&form, &fields).await, "Nhập số suất mỗi ngày");
    fields.push(("meals", "50"));
    for _ in 0..2 {
        done(&chi.post(&form, &fields).await);
    }
    let other = fresh_key();
    let mut twin = fields.clone();
    twin[0] = ("id", other.as_str());
    refused(&chi.post(&form, &twin).await, "Ngày này đã có kế hoạch");
    let mut made = Vec::new();
    for (from, meals) in [("06/11/2024", "45"), ("07/11/2024", "20")] {
        let cooked = work(&[("from", from), ("count-meals", meals)]);
        made.push(done(&post(chi, &new(COMMUNE, "kitchen"), &cooked).await));
    }
    let words = chi.page(&kitchens(COMMUNE)).await.words();
    let said = "Xã Phú Lợi : phục vụ 1 / 5 ngày theo kế hoạch, 45 suất / kế hoạch 250 suất; \
                ngoài kế hoạch 20 suất";
    assert!(words.contains(said), "{words}");
    assert!(words.contains("Chưa ghi phục vụ: 04/11, 11/11, 13/11, 18/11"), "{words}");
    let csv = chi.page(&format!("{}&file=csv", kitchens(COMMUNE))).await.text();
    assert!(csv.contains("Xã Phú Lợi,2,65,,,,0,,5,1,250,45,20"), "{csv}");
    corrected(chi, (&form, &id), &fields).await;
    for to in made {
        reversed(chi, &to, 1).await;
    }
    what_goes_over_a_month_is_shared(chi, &form).await;
}

/// Seventy meals from Monday the 28th of October to the third of November, which counts them: each
/// month has those of its days beside its plan.
async fn what_goes_over_a_month_is_shared(chi: &mut Visitor, form: &str) {
    let id = fresh_key();
    let mut plan = vec![("id", id.as_str()), ("base", "0"), ("from_on", "28/10/2024")];
    plan.extend([("weekday", "1"), ("weekday", "3"), ("meals", "50")]);
    done(&chi.post(form, &plan).await);
    let page = |month: &str| format!("/kitchens?unit={COMMUNE}&month={month}");
    // The demo cooks every day of October.
    let october = async |chi: &mut Visitor, cooked: i64| {
        let words = chi.page(&page("2024-10")).await.words();
        let said = format!(
            "Xã Phú Lợi : phục vụ 2 / 2 ngày theo kế hoạch, {cooked} suất / kế hoạch 100 suất; \
             ngoài kế hoạch 530 suất"
        );
        assert!(words.contains(&said), "{said}: {words}");
    };
    october(chi, 29).await;
    let days = [("from", "28/10/2024"), ("until", "03/11/2024"), ("count-meals", "70")];
    let to = done(&post(chi, &new(COMMUNE, "kitchen"), &work(&days)).await);
    october(chi, 29 + 40).await;
    let words = chi.page(&page("2024-11")).await.words();
    let said = "phục vụ 0 / 5 ngày theo kế hoạch, 0 suất / kế hoạch 300 suất; \
                ngoài kế hoạch 30 suất";
    assert!(words.contains(said), "{words}");
    reversed(chi, &to, 1).await;
}

/// The week of the form marks the days; a plan is corrected on the version that was read.
async fn corrected(chi: &mut Visitor, (form, id): (&str, &str), fields: &[(&str, &str)]) {
    let week = format!("/activities/week?unit={COMMUNE}&kind=kitchen&from=2024-11-18");
    let words = chi.page(&week).await.words();
    assert_eq!(words.matches("kế hoạch 50 suất").count(), 2, "{words}");
    assert!(words.contains("Thứ Hai 18/11/2024 kế hoạch 50 suất"), "{words}");
    let page = chi.page(&format!("{form}&plan={id}")).await;
    assert_eq!((page.field("id"), page.field("base")), (id.to_owned(), "1".to_owned()));
    let mut changed = fields.to_vec();
    changed.retain(|(name, _)| !["base", "meals"].contains(name));
    changed.extend([("base", "1"), ("meals", "60")]);
    for _ in 0..2 {
        done(&chi.post(form, &changed).await);
    }
    let words = chi.page(&week).await.words();
    assert_eq!(words.matches("kế hoạch 60 suất").count(), 2, "{words}");
    changed.retain(|(name, _)| *name != "meals");
    changed.push(("meals", "70"));
    assert_eq!(chi.post(form, &changed).await.status, StatusCode::CONFLICT, "an old version");
}

/// More kitchens than a page shows: it says so, its sum and its file are of all of them.
async fn a_long_list_is_cut_and_its_sum_is_not(demo: &Demo, binh: &mut Visitor) {
    let whole = binh.page(&kitchens(PROVINCE)).await.words();
    assert!(!whole.contains("nhiều suất nhất trong"), "{whole}");
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let cook = move |tx: &mut Tx<'_>| {
        let binh = house::person_on(tx, Role::Approver, PROVINCE, day(20))?;
        for at in 0..MANY {
            let unit = kitchen(tx, &binh, at)?;
            desk::save(tx, &binh, &figures, unit, &meals(at))?;
        }
        Ok(())
    };
    demo.house.db.write(cook).await.expect("many kitchens cook");
    let page = binh.page(&kitchens(PROVINCE)).await.words();
    let figure = demo.view(PROVINCE, november()).await.value("kitchen_meals").expect("29").value;
    assert_eq!(sum(&page).0, figure, "{}: {page}", demo.engine);
    let idle = "Xã Phú Lợi : phục vụ 0 / 5 ngày theo kế hoạch, 0 suất / kế hoạch";
    assert!(page.contains(idle), "a kitchen that served nothing falls out: {page}");
    assert!(page.contains("Hiện 50 bên góp nhiều nhất trong 104 bên"), "{page}");
    let all: usize = (0..MANY).map(|at| 1000 + at).sum();
    let given = format!("Cộng {}", kernel::number::vnd(i64::try_from(all).expect("đồng")));
    assert!(page.contains(&given), "{given}: {page}");
    let csv = binh.page(&format!("{}&file=csv", kitchens(PROVINCE))).await.text();
    assert_eq!(csv.matches("Bếp số ").count(), MANY, "the file is cut: {csv}");
    // Heads and the sum are no kitchens.
    let said = format!("Hiện 100 nơi nhiều suất nhất trong {} nơi", csv.lines().count() - 2);
    assert!(page.contains(&said), "{said}: {page}");
    assert!(csv.contains(&format!("Cộng,,{figure},")), "{csv}");
}

fn kitchen(tx: &mut Tx<'_>, who: &Who, at: usize) -> Result<UnitId> {
    let above = place::find(tx, COMMUNE, day(20))?;
    let pass = who.may(&org::FOUND, &above)?;
    let name = format!("Bếp số {at}");
    let unit = Founding {
        key: uuid::Uuid::now_v7(),
        short_name: name.clone(),
        name,
        level: "kitchen".into(),
        code: format!("{COMMUNE}/bep-so-{at}"),
        from: day(1),
    };
    org::store::found(tx, &pass, &above, &unit)
}

/// A few meals of a kitchen and who gave for them.
fn meals(at: usize) -> Draft {
    use activities::model::{Partner, Worth};
    let (meals, amount) = (1 + at as i64, 1000 + at as i64);
    let worth = Worth { source: catalogue::ValueSource::Goods, amount, basis: String::new() };
    let partner = Partner { name: format!("Bên góp {at}"), share: amount };
    let id = ActivityId::new();
    Draft {
        id,
        key: id.uuid(),
        base: 0,
        kind: "kitchen".into(),
        from: day(15),
        until: day(15),
        place: None,
        title: String::new(),
        story: String::new(),
        campaign: None,
        at_least: false,
        consignment: None,
        kept_in: None,
        link: None,
        agreement: None,
        parts: Parts {
            counts: vec![("meals".into(), meals)],
            worth: vec![worth],
            partners: vec![partner],
            joiners: Vec::new(),
        },
        illustrative: None,
        is_draft: false,
    }
}
