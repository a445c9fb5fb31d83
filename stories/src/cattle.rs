//! The cattle bank through the doors: Bình opens two banks under the two published rules, Chi keeps
//! their herds. What goes on to whom and when is what each rule says; the balance holds after every
//! step, and the names of the keepers lie sealed. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE};
use crate::papers;
use crate::visitor::{Told, Visitor, done, fresh_key};
use axum::http::StatusCode;
use kernel::db::Tx;

mod chance;
mod corrected;
mod joint;
mod life;
pub mod merged;
mod owed;
mod own_rule;
mod returns;
mod xuan_loc;

/// What a herd counts in the Book.
const BOOKED: [&str; 5] =
    ["cattle_given", "cattle_value", "cattle_born", "cattle_sold", "cattle_passed_on"];

/// A herd that the story keeps: its address and the ids of its animals by ear number.
struct Herd {
    path: String,
    known: Vec<(&'static str, String)>,
}

#[tokio::test]
async fn both_published_rules_hold() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        who_may_not(&demo, &mut chi).await;
        let mut first = opened(&mut binh, "first-female").await;
        the_first_female_calf_goes_on(&demo, &mut first, &mut chi).await;
        what_cannot_be_is_refused(&mut first, &mut chi).await;
        keepers_change_and_duties_stay(&demo, &mut first, &mut chi, &mut binh).await;
        names_are_sealed(&first, &mut chi).await;
        let mut second = opened(&mut binh, "second-calf").await;
        the_second_calf_goes_on(&demo, &mut second, &mut chi).await;
        life::of_an_animal_and_its_keepers(&demo, (&first, &second), &mut chi).await;
        life::goes_on_when_every_duty_is_met(&demo, &mut chi, &mut binh).await;
        papers::lie_on(&demo, &mut chi, &first.path).await;
        own_rule::holds_instead_of_the_published_one(&mut chi, &mut binh).await;
        returns::a_leaving_on_the_wrong_ear(&demo, &mut chi, &mut binh).await;
        corrected::a_slip_of_the_pen(&demo, &mut chi, &mut binh).await;
        returns::a_calf_of_a_slow_bank_stays_for_a_year(&mut chi, &mut binh).await;
        returns::a_cow_that_money_bought_counts_as_money(&demo, &mut chi, &mut binh).await;
        joint::is_said_of_a_placing(&demo, &mut chi, &mut binh).await;
        xuan_loc::fails_by_its_own_animals(&demo, &mut binh).await;
        chance::keeps_every_balance(&demo).await;
        owed::is_what_each_herd_says(&demo, &mut binh).await;
        let list = binh.page(&format!("/cattle?unit={PROVINCE}")).await.words();
        assert!(list.contains("Ngân hàng bò xã Phú Lợi first-female"), "{list}");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Dũng and Khách see nothing; Chi keeps herds and opens no bank.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) {
    let new = format!("/cattle/new?unit={COMMUNE}");
    let id = fresh_key();
    let form = bank(&id, "first-female");
    let mut dung = Visitor::of(demo, "dung").await;
    for path in [&new, &format!("/cattle?unit={COMMUNE}")] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(chi.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.post(&new, &form).await.status, StatusCode::UNAUTHORIZED);
    let none = chi.page(&format!("/cattle?unit={COMMUNE}")).await.words();
    assert!(none.contains("chưa có ngân hàng bò nào"), "{none}");
}

fn bank<'a>(id: &'a str, rule: &'a str) -> Vec<(&'a str, &'a str)> {
    let name = match rule {
        "first-female" => "Ngân hàng bò xã Phú Lợi first-female",
        _ => "Ngân hàng bò xã Phú Lợi second-calf",
    };
    vec![("id", id), ("name", name), ("rule", rule), ("opened_on", "10/01/2020")]
}

async fn opened(binh: &mut Visitor, rule: &'static str) -> Herd {
    let id = fresh_key();
    let new = format!("/cattle/new?unit={COMMUNE}");
    let odd = [("wean_months", "99"), ("opened_on", "02/11/2024")];
    for (name, value) in odd {
        let mut form = bank(&id, rule);
        form.retain(|(own, _)| *own != name);
        form.push((name, value));
        assert_eq!(binh.post(&new, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for _ in 0..2 {
        done(&binh.post(&new, &bank(&id, rule)).await);
    }
    Herd { path: format!("/cattle/{id}"), known: Vec::new() }
}

impl Herd {
    fn id(&self, tag: &str) -> String {
        self.known.iter().find(|(known, _)| *known == tag).expect("an animal").1.clone()
    }

    async fn told(&self, chi: &mut Visitor, step: &str, form: &[(&str, &str)]) -> Told {
        chi.post(&format!("{}/record?step={step}", self.path), form).await
    }

    /// Records a step that brings an animal, twice: it comes once.
    async fn comes(
        &mut self,
        chi: &mut Visitor,
        step: &str,
        tag: &'static str,
        form: &[(&str, &str)],
    ) {
        let id = fresh_key();
        let mut whole = vec![("id", id.as_str()), ("tag", tag)];
        whole.extend_from_slice(form);
        for _ in 0..2 {
            done(&self.told(chi, step, &whole).await);
        }
        self.known.push((tag, id));
    }

    /// A calf of a mother.
    async fn birth(
        &mut self,
        chi: &mut Visitor,
        mother: &str,
        tag: &'static str,
        (sex, on): (&str, &str),
    ) {
        let mother = self.id(mother);
        self.comes(chi, "birth", tag, &[("animal", &mother), ("sex", sex), ("on", on)]).await;
    }

    /// An animal goes to a keeper, told twice.
    async fn goes(&self, chi: &mut Visitor, step: &str, tag: &str, name: &str, on: &str) -> Told {
        let (id, animal) = (fresh_key(), self.id(tag));
        let form = [("id", id.as_str()), ("animal", &animal), ("name", name), ("on", on)];
        let told = self.told(chi, step, &form).await;
        if told.status == StatusCode::SEE_OTHER {
            done(&self.told(chi, step, &form).await);
        }
        told
    }

    async fn words(&self, chi: &mut Visitor) -> String {
        chi.page(&self.path).await.words()
    }
}

/// Hà Giang, Bắc Kạn, Tây Ninh: the first female calf goes on at six months, a bull calf is sold
/// for a heifer.
async fn the_first_female_calf_goes_on(demo: &Demo, herd: &mut Herd, chi: &mut Visitor) {
    let cow = [("sex", "female"), ("born_on", "01/01/2018"), ("on", "01/02/2020")];
    let mut given = cow.to_vec();
    given.extend([("giver", "Nhà hảo tâm"), ("amount", "15 triệu")]);
    herd.comes(chi, "receive", "A", &given).await;
    done(&herd.goes(chi, "place", "A", "Trần Văn Một", "10/02/2020").await);
    herd.birth(chi, "A", "A1", ("male", "01/03/2021")).await;
    let words = herd.words(chi).await;
    assert!(words.contains("chờ bê"), "a bull is not the calf of this rule: {words}");
    let told = herd.goes(chi, "place", "A1", "Lê Thị Hai", "01/11/2021").await;
    assert!(told.words().contains("không phải con bê chuyển giao"), "{}", told.words());
    let bull = herd.id("A1");
    let form = [("animal", bull.as_str()), ("on", "01/10/2021"), ("born_on", "01/02/2021")];
    herd.comes(chi, "exchange", "H", &form).await;
    assert!(herd.words(chi).await.contains("quá hạn"), "since 01/01/2022");
    done(&herd.goes(chi, "place", "H", "Lê Thị Hai", "01/11/2021").await);
    // The next calf is the keeper's own; the heifer now owes her first one.
    herd.birth(chi, "A", "A2", ("female", "01/05/2022")).await;
    let told = herd.goes(chi, "place", "A2", "Ai Đó", "01/12/2022").await;
    assert!(told.words().contains("con ấy là của hộ nuôi"), "{}", told.words());
    herd.birth(chi, "H", "H1", ("female", "01/08/2023")).await;
    let told = herd.goes(chi, "place", "H1", "Phạm Văn Ba", "31/01/2024").await;
    assert!(told.words().contains("đến ngày 01/02/2024 mới đủ tuổi"), "{}", told.words());
    done(&herd.goes(chi, "place", "H1", "Phạm Văn Ba", "01/02/2024").await);
    let words = herd.words(chi).await;
    let said = "4 đang nuôi + 0 chết + 1 bán = 1 được tặng + 1 mua lại + 3 sinh ra";
    assert!(words.contains(said), "{words}");
    assert_eq!(words.matches("đã chuyển giao").count(), 2, "two duties are fulfilled: {words}");
    assert_eq!(sums(demo, &BOOKED).await, [3, 15_000_000, 3, 1, 2]);
}

/// What the Book holds of figures, over all months, at the commune.
pub async fn sums(demo: &Demo, codes: &[&str]) -> Vec<i64> {
    let figures = demo.house.shelf::<book::Figures>().expect("figures");
    let mut all = Vec::new();
    for code in codes {
        let figure = figures.id(code).expect("a figure");
        let read = demo.house.db.read(move |tx: &mut Tx<'_>| {
            let unit = kernel::place::find(tx, COMMUNE, house::today())?.id;
            kernel::db::sql(
                "select cast(coalesce(sum(amount), 0) as bigint) from entry \
                 where figure = $1 and unit = $2",
            )
            .bind(figure)
            .bind(unit)
            .one(tx)
        });
        all.push(read.await.expect("a sum"));
    }
    all
}

/// Each slip is said beside its field, and the herd stays as it was.
async fn what_cannot_be_is_refused(herd: &mut Herd, chi: &mut Visitor) {
    let before = herd.words(chi).await;
    let (cow, bull) = (herd.id("A"), herd.id("A1"));
    let calf = |mother: &str, on: &str| {
        vec![
            ("id", fresh_key()),
            ("tag", "X".to_owned()),
            ("animal", mother.to_owned()),
            ("sex", "female".to_owned()),
            ("on", on.to_owned()),
        ]
    };
    for (mother, on, said) in [
        (&cow, "31/12/2017", "Bê không thể sinh trước mẹ"),
        (&cow, "01/03/2019", "chưa đủ 15 tháng"),
        (&cow, "01/06/2021", "hai lứa cách nhau ít nhất chín tháng"),
        (&cow, "02/11/2024", "ngày này chưa đến"),
        (&bull, "01/06/2023", "là bò đực"),
        (&String::from("x"), "01/06/2023", "Chọn con bò"),
    ] {
        let form = calf(mother, on);
        let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let told = herd.told(chi, "birth", &pairs).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{on}");
        assert!(told.words().contains(said), "{on}: {}", told.words());
    }
    let twice = [("id", &*fresh_key()), ("tag", "A"), ("sex", "female"), ("born_on", "01/01/2019")]
        .map(|(name, value)| (name, value.to_owned()));
    let mut pairs: Vec<(&str, &str)> = twice.iter().map(|(n, v)| (*n, v.as_str())).collect();
    pairs.push(("on", "01/02/2020"));
    let told = herd.told(chi, "receive", &pairs).await;
    assert!(told.words().contains("Số tai này đã có"), "{}", told.words());
    let told = herd.goes(chi, "place", "A", "Ai Đó", "01/03/2024").await;
    assert!(told.words().contains("đã giao cho hộ"), "{}", told.words());
    let leave = [("animal", bull.as_str()), ("how", "dead"), ("on", "01/03/2024")];
    let told = herd.told(chi, "leave", &leave).await;
    assert!(told.words().contains("đã ra khỏi đàn"), "{}", told.words());
    let mistake = [("animal", cow.as_str()), ("how", "mistake"), ("on", "01/03/2024")];
    let told = herd.told(chi, "leave", &mistake).await;
    assert!(told.words().contains("Rút việc sau trước"), "{}", told.words());
    assert_eq!(herd.words(chi).await, before, "something was half-saved");
}

/// An animal that goes to another keeper takes its duty along; a placing by mistake leaves the
/// report with its work; only the office releases.
async fn keepers_change_and_duties_stay(
    demo: &Demo,
    herd: &mut Herd,
    chi: &mut Visitor,
    binh: &mut Visitor,
) {
    let before = sums(demo, &["cattle_given", "cattle_passed_on"]).await;
    done(&herd.goes(chi, "move", "H1", "Hộ Khác", "01/06/2024").await);
    assert_eq!(sums(demo, &["cattle_given", "cattle_passed_on"]).await, before);
    let born = [("sex", "female"), ("born_on", "01/01/2023"), ("on", "01/06/2024")];
    herd.comes(chi, "receive", "B", &born).await;
    done(&herd.goes(chi, "place", "B", "Ghi Nhầm Hộ", "01/06/2024").await);
    let animal = herd.id("B");
    let why = [("animal", animal.as_str()), ("note", "Giao cho hộ khác")];
    done(&herd.told(chi, "mistake", &why).await);
    assert_eq!(sums(demo, &["cattle_given"]).await, before[..1]);
    done(&herd.goes(chi, "place", "B", "Đúng Hộ", "01/07/2024").await);
    late_is_told(herd, chi).await;
    let release = format!("{}/record?step=release", herd.path);
    assert_eq!(chi.post(&release, &why).await.status, StatusCode::NOT_FOUND);
    done(&binh.post(&release, &why).await);
    let told = binh.post(&release, &why).await;
    assert!(told.words().contains("không còn nghĩa vụ"), "{}", told.words());
    let words = herd.words(chi).await;
    assert!(words.contains("được miễn"), "{words}");
    // What a herd recorded is not corrected behind its back.
    let list = chi.page("/activities?unit=&month=2024-07").await.text();
    let at = list.split("href=\"/activities/").find(|part| part.contains("first-female: B"));
    let id = &at.expect("the work that counted it")[..36];
    let page = chi.page(&format!("/activities/{id}")).await.words();
    assert!(page.contains("Mở hồ sơ đã ghi việc này"), "{page}");
    let back = format!("/activities/{id}/reverse");
    let told = chi.post(&back, &[("version", "1"), ("why", "thử")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.words());
}

/// October is locked: what is told of it counts in November, and the herd says so; what came to the
/// herd and counts nowhere says nothing of it.
async fn late_is_told(herd: &mut Herd, chi: &mut Visitor) {
    let late = "Tháng ấy đã khóa";
    let came = [("sex", "female"), ("born_on", "01/01/2023"), ("on", "15/10/2024")];
    herd.comes(chi, "receive", "C", &came).await;
    assert!(!herd.words(chi).await.contains(late));
    done(&herd.goes(chi, "place", "C", "Hộ Tháng Mười", "20/10/2024").await);
    assert!(herd.words(chi).await.contains(late));
    let animal = herd.id("C");
    let mistake = [("animal", animal.as_str()), ("note", "Chưa giao")];
    done(&herd.told(chi, "mistake", &mistake).await);
    assert!(!herd.words(chi).await.contains(late));
    let dead = [("animal", animal.as_str()), ("how", "dead"), ("on", "21/10/2024")];
    done(&herd.told(chi, "leave", &dead).await);
    assert!(herd.words(chi).await.contains(late));
}

async fn names_are_sealed(herd: &Herd, chi: &mut Visitor) {
    let page = chi.page(&herd.path).await;
    assert!(!page.text().contains("Trần Văn Một"), "a name lies open");
    let open = format!("{}/names", herd.path);
    let told = chi.post(&open, &[("purpose", " ")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!told.text().contains("Trần Văn Một"), "opened for nothing");
    let told = chi.post(&open, &[("purpose", "Đi thăm các hộ")]).await;
    assert!(told.words().contains("Trần Văn Một") && told.words().contains("Hộ Khác"));
}

/// Gia Lai: the first calf is the keeper's, the second one goes on.
async fn the_second_calf_goes_on(demo: &Demo, herd: &mut Herd, chi: &mut Visitor) {
    let before = sums(demo, &BOOKED).await;
    let cow = [("sex", "female"), ("born_on", "01/01/2018"), ("on", "01/02/2020")];
    herd.comes(chi, "receive", "B", &cow).await;
    done(&herd.goes(chi, "place", "B", "Rơ Châm Một", "10/02/2020").await);
    herd.birth(chi, "B", "B1", ("female", "01/03/2021")).await;
    let told = herd.goes(chi, "place", "B1", "Siu Hai", "01/03/2022").await;
    assert!(told.words().contains("con ấy là của hộ nuôi"), "{}", told.words());
    herd.birth(chi, "B", "B2", ("female", "01/06/2022")).await;
    let told = herd.goes(chi, "place", "B2", "Siu Hai", "30/11/2022").await;
    assert!(told.words().contains("đến ngày 01/12/2022"), "{}", told.words());
    done(&herd.goes(chi, "place", "B2", "Siu Hai", "01/12/2022").await);
    let words = herd.words(chi).await;
    let said = "3 đang nuôi + 0 chết + 0 bán = 1 được tặng + 0 mua lại + 2 sinh ra";
    assert!(words.contains(said), "{words}");
    assert_eq!(words.matches("đã chuyển giao").count(), 1, "{words}");
    // Both placed, the second calf by passing on; nobody gave money and nothing was sold.
    let more = sums(demo, &BOOKED).await.into_iter().zip(before).map(|(now, then)| now - then);
    assert_eq!(more.collect::<Vec<_>>(), [2, 0, 2, 0, 1]);
}
