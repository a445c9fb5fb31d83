//! A humanitarian address through the doors: surveyed, chosen, confirmed, approved, shown without
//! identity, helped, ended. What is sealed opens for a purpose and leaves a line; two who write in
//! one dossier meet; what somebody withdraws is gone at once. It opens with who may not.

use crate::house::{self, COMMUNE, Demo};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;
use kernel::db::{Tx, sql};
use kernel::journal::{self, Subject};
use kernel::{Role, place};

mod alarms;
mod closing;
mod emergency;
mod rights;
mod round;
mod same;

const NAME: &str = "Trần Thị Bé Mẫu";
const NUMBER: &str = "091157001234";
/// Words that stand in sealed fields alone.
const MARKERS: [&str; 5] = ["Rạch Dứa", "kháng vi-rút", "mồ côi cha", "912345678", NUMBER];

#[tokio::test]
async fn an_address_goes_from_survey_to_its_end() {
    for mut demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let home = who_may_not(&demo, &mut chi).await;
        what_lies_open_says_little(&mut chi, &home).await;
        the_way_is_walked_by_two(&mut chi, &mut binh, &home).await;
        the_same_person_is_met_again(&demo, &mut chi).await;
        two_write_in_one_dossier(&mut chi, &mut binh, &home).await;
        opening_has_a_purpose_and_leaves_a_line(&mut chi, &mut binh, &home).await;
        a_seal_opens_in_its_own_row_alone(&demo, &mut chi, &home).await;
        what_is_withdrawn_is_shown_no_more(&mut chi, &home).await;
        rights::what_was_withdrawn_is_answered_and_done(&demo, &mut chi, &home).await;
        emergency::who_is_out_of_reach_opens_in_an_emergency(&demo, &mut binh, &home).await;
        nothing_planted_lies_open(&demo).await;
        alarms::who_opens_very_many_is_asked_why(&demo, &mut chi, &mut binh).await;
        rights::a_round_and_another_site_know_it(&demo, &home).await;
        emergency::past_its_hour_it_opens_nothing(&mut demo, &mut binh, &home).await;
        the_end_is_the_end(&mut chi, &mut binh, &home).await;
        rights::what_lay_open_is_emptied(&demo, &mut chi, &home).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

fn survey(id: &str) -> Vec<(&str, &str)> {
    vec![
        ("id", id),
        ("sort", "person"),
        ("name", NAME),
        ("birth_year", "1957"),
        ("sex", "female"),
        ("group", "hiv"),
        ("people", "2"),
        ("housing", "makeshift"),
        ("income", "450 nghìn"),
        ("number", "091 157 001 234"),
        ("phone", "0912 345 678"),
        ("where", "Ấp Rạch Dứa, cạnh cầu"),
        ("health", "Đang uống thuốc kháng vi-rút"),
        ("story", "Nuôi cháu mồ côi cha"),
        ("opened_on", "20/10/2024"),
    ]
}

fn with<'a>(form: &[(&'a str, &'a str)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(own, old)| (*own, if *own == name { value } else { *old })).collect()
}

/// Records something on top of what stands; sent twice it is recorded once.
async fn record(who: &mut Visitor, home: &str, what: &str, form: &[(&str, &str)]) -> Told {
    let path = format!("{home}/record?what={what}");
    let version = who.get(&path).await.field("version");
    let id = fresh_key();
    let mut whole = vec![("id", id.as_str()), ("version", version.as_str())];
    whole.extend_from_slice(form);
    let told = who.post(&path, &whole).await;
    if told.status == StatusCode::SEE_OTHER && what != "back" {
        done(&who.post(&path, &whole).await);
    }
    told
}

/// Dũng and Khách neither see nor write; an id that is guessed is plainly not found.
async fn who_may_not(demo: &Demo, chi: &mut Visitor) -> String {
    let new = format!("/addresses/new?unit={COMMUNE}");
    let id = fresh_key();
    let form = survey(&id);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(&new, &form).await.status, StatusCode::NOT_FOUND);
    let guest = Visitor::guest(demo).post(&new, &form).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    for (name, value, said) in [
        ("group", "", "Chọn"),
        ("group", "near_poor", "Nhóm này không dùng"),
        ("birth_year", "1857", "không thể đúng"),
        ("opened_on", "02/11/2024", "chưa đến"),
        ("phone", "12", "điện thoại"),
        ("income", "600 triệu", "50 triệu"),
    ] {
        refused(&chi.post(&new, &with(&form, name, value)).await, said);
    }
    let home = done(&chi.post(&new, &form).await);
    assert_eq!(done(&chi.post(&new, &form).await), home, "sent twice, opened once");
    let purpose = [("fields", "health"), ("purpose", "tò mò")];
    for path in ["", "/edit", "/looks", "/papers", "/record?what=need"] {
        assert_eq!(dung.get(&format!("{home}{path}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(dung.post(&format!("{home}/open"), &purpose).await.status, StatusCode::NOT_FOUND);
    let guessed = chi.get(&format!("/addresses/{}", fresh_key())).await;
    assert_eq!(guessed.status, StatusCode::NOT_FOUND);
    home
}

/// The list and the page show a class and no group; a number finds only whole; a file that leaves
/// the house names nobody.
async fn what_lies_open_says_little(chi: &mut Visitor, home: &str) {
    let list = |search: &str| format!("/addresses?unit={COMMUNE}&q={search}");
    for search in ["be+mau", "Trần"] {
        let words = chi.page(&list(search)).await.words();
        assert!(words.contains(NAME), "{search}: {words}");
        assert!(words.contains("hoàn cảnh khó khăn") && !words.contains("HIV"), "{words}");
    }
    let find = format!("/addresses/find?unit={COMMUNE}");
    for number in [NUMBER, "091 157 001 234", "0912345678", "+84 912 345 678"] {
        let told = chi.post(&find, &[("number", number)]).await;
        assert!(told.words().contains(NAME), "{number}: {}", told.words());
    }
    for number in ["0911570012", "0912345679"] {
        let told = chi.post(&find, &[("number", number)]).await;
        assert!(!told.words().contains(NAME), "{number} is not whole");
    }
    let short = chi.post(&find, &[("number", "0911")]).await;
    assert!(short.words().contains("ít nhất 9 chữ số"), "{}", short.words());
    for search in [NUMBER, "bao"] {
        assert!(!chi.page(&list(search)).await.words().contains(NAME), "{search}");
    }
    for path in [home.to_owned(), format!("{home}/edit"), format!("{home}/looks")] {
        let page = chi.page(&path).await.text();
        for marker in MARKERS {
            assert!(!page.contains(marker), "{path}: {marker} lies open");
        }
        let title = page.split("</title>").next().expect("a title");
        assert!(!title.contains("Mẫu"), "a name in a title");
    }
    let file = chi.page(&format!("/addresses?unit={COMMUNE}&file=csv")).await.text();
    assert!(file.contains("hoàn cảnh khó khăn") && !file.contains("Mẫu"), "{file}");
}

/// Chi leads it to the confirmation; she may not approve, Bình approves once there is consent.
async fn the_way_is_walked_by_two(chi: &mut Visitor, binh: &mut Visitor, home: &str) {
    let step =
        |on: &'static str| [("on", on), ("by_whom", "Tổ trưởng, 15 hộ"), ("evidence", "2/BB")];
    refused(&record(chi, home, "confirm", &step("25/10/2024")).await, "chưa làm được");
    refused(&record(chi, home, "select", &step("19/10/2024")).await, "từ 20/10/2024");
    done(&record(chi, home, "select", &step("22/10/2024")).await);
    refused(&record(chi, home, "confirm", &step("21/10/2024")).await, "từ 22/10/2024");
    done(&record(chi, home, "confirm", &step("25/10/2024")).await);
    let own = record(chi, home, "approve", &step("28/10/2024")).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND, "a clerk approves");
    refused(&record(binh, home, "approve", &step("28/10/2024")).await, "Chưa có đồng ý lưu");
    let consent = |purpose: &'static str| {
        [("purpose", purpose), ("given_on", "20/10/2024"), ("means", "thumb"), ("wording", "Mẫu 1")]
    };
    refused(&record(chi, home, "consent", &consent("")).await, "Chọn");
    done(&record(chi, home, "consent", &consent("keep")).await);
    refused(&record(chi, home, "consent", &consent("keep")).await, "đang còn hiệu lực");
    done(&record(binh, home, "approve", &step("28/10/2024")).await);
    refused(&record(chi, home, "publish", &step("29/10/2024")).await, "người đỡ đầu");
    done(&record(chi, home, "consent", &consent("match")).await);
    done(&record(chi, home, "publish", &step("29/10/2024")).await);
    done(&record(chi, home, "help", &step("30/10/2024")).await);
    let need = [("sort", "food"), ("words", "Gạo"), ("amount", "300.000"), ("is_monthly", "1")];
    refused(&record(chi, home, "need", &with(&need, "amount", "0")).await, "từ 1 đồng");
    let tells = with(&need, "words", "Thuốc ARV");
    refused(&record(chi, home, "need", &tells).await, "“arv” nói ra điều phải niêm phong");
    done(&record(chi, home, "need", &need).await);
    let plan = [("words", "Bán vé số"), ("review_on", "01/03/2025")];
    refused(
        &record(chi, home, "plan", &with(&plan, "review_on", "01/11/2024")).await,
        "sau hôm nay",
    );
    done(&record(chi, home, "plan", &plan).await);
    let member = [("name", "Trần Văn Cháu"), ("birth_year", "2014"), ("relation", "cháu")];
    done(&record(chi, home, "member", &member).await);
    let page = chi.page(home).await.words();
    for said in ["đang giúp", "300.000 mỗi tháng", "Bán vé số", "Trần Văn Cháu", "Bình"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    closing::lines_are_closed(chi, home).await;
}

/// The same number in another province is told as no more than that; near by it is told where.
async fn the_same_person_is_met_again(demo: &Demo, chi: &mut Visitor) {
    let id = fresh_key();
    let near = with(&survey(&id), "name", "Trần Thị Mẫu");
    let told = chi.post(&format!("/addresses/new?unit={COMMUNE}"), &near).await;
    refused(&told, "có thể đã có hồ sơ ở Xã Phú Lợi");
    let mut dung = Visitor::of(demo, "dung").await;
    let new = "/addresses/new?unit=ca-mau";
    let told = dung.post(new, &survey(&id)).await;
    refused(&told, "Đã có hồ sơ ở tỉnh khác. Hỏi văn phòng Hội");
    assert!(!told.words().contains("Phú Lợi"), "too close: {}", told.words());
    let mut again = survey(&id);
    again.push(("again", "1"));
    let home = done(&dung.post(new, &again).await);
    assert_eq!(chi.get(&home).await.status, StatusCode::NOT_FOUND);
}

/// What only one changed is kept; what both changed is shown with both values, and saved when
/// chosen. A sealed field that both told says so and shows nothing.
async fn two_write_in_one_dossier(chi: &mut Visitor, binh: &mut Visitor, home: &str) {
    let path = format!("{home}/edit");
    let read = chi.page(&path).await;
    let names = ["sort", "name", "birth_year", "sex", "people", "housing", "income", "opened_on"];
    let was: Vec<(String, String)> = names
        .into_iter()
        .chain(["is_urgent"])
        .map(|name| (format!("was_{name}"), read.field(&format!("was_{name}"))))
        .chain([("version".to_owned(), read.field("version"))])
        .collect();
    let typed = |changed: &[(&str, &str)]| -> Vec<(String, String)> {
        let kept = names.into_iter().map(|name| {
            let own = changed.iter().find(|(of, _)| *of == name);
            let was = was.iter().find(|(of, _)| *of == format!("was_{name}")).expect("read");
            (name.to_owned(), own.map_or(was.1.clone(), |(_, value)| (*value).to_owned()))
        });
        let more = changed.iter().filter(|(of, _)| !names.contains(of));
        let more = more.map(|(of, value)| ((*of).to_owned(), (*value).to_owned()));
        was.iter().cloned().chain(kept).chain(more).collect()
    };
    let post = |form: &[(String, String)]| -> Vec<(String, String)> { form.to_vec() };
    let theirs = post(&typed(&[("people", "3"), ("income", "500.000"), ("phone", "0987654321")]));
    let pairs: Vec<(&str, &str)> = theirs.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    done(&binh.post(&path, &pairs).await);
    let mine =
        typed(&[("income", "400.000"), ("name", "Trần Thị Bé Mẫu A"), ("phone", "0911111111")]);
    let pairs: Vec<(&str, &str)> = mine.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let met = chi.post(&path, &pairs).await;
    let words = met.words();
    for said in ["Bình vừa ghi", "Người kia ghi: 500.000", "cũng vừa ghi ô niêm phong"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(met.field("people"), "3", "what only the other changed is kept");
    assert_eq!(met.field("name"), "Trần Thị Bé Mẫu A", "what was typed is not lost");
    assert!(!met.text().contains("987654321"), "a sealed value is shown");
    let version = met.field("version");
    let chosen: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| match *name {
            "version" => ("version", version.as_str()),
            "people" => ("people", "3"),
            "name" => ("name", NAME),
            "phone" => ("phone", ""),
            other => (other, *value),
        })
        .collect();
    done(&chi.post(&path, &chosen).await);
    let page = chi.page(home).await.words();
    assert!(page.contains("400.000") && page.contains(NAME), "{page}");
    let find = format!("/addresses/find?unit={COMMUNE}");
    let found = chi.post(&find, &[("number", "0987654321")]).await.words();
    assert!(found.contains(NAME), "the other's telephone stays: {found}");
}

/// Nothing opens without a purpose or a field; a look is a line for the person it is about, and in
/// the journal without a value.
async fn opening_has_a_purpose_and_leaves_a_line(
    chi: &mut Visitor,
    binh: &mut Visitor,
    home: &str,
) {
    let path = format!("{home}/open");
    refused(&chi.post(&path, &[("fields", "health")]).await, "Nhập");
    refused(&chi.post(&path, &[("purpose", "Thăm nhà")]).await, "Chọn");
    let looks = chi.page(&format!("{home}/looks")).await.words();
    assert!(looks.contains("Chưa ai mở"), "a look that was refused is one: {looks}");
    let asked = [("fields", "health"), ("fields", "group"), ("purpose", "Thăm nhà tháng mười")];
    let told = chi.post(&path, &asked).await;
    assert!(told.words().contains("kháng vi-rút") && told.words().contains("Người nhiễm HIV"));
    assert!(!told.words().contains("mồ côi cha"), "a field that was not asked for is open");
    let looks = chi.page(&format!("{home}/looks")).await.words();
    for said in ["Chi", "Sức khỏe, Nhóm", "Thăm nhà tháng mười"] {
        assert!(looks.contains(said), "{said}: {looks}");
    }
    rights::a_paper_asks_what_for(chi, home).await;
    let journal = binh.page("/journal?unit=kien-giang").await.words();
    assert!(journal.contains("Thăm nhà tháng mười") && !journal.contains("vi-rút"), "{journal}");
}

/// A ciphertext that is moved to another row opens nowhere.
async fn a_seal_opens_in_its_own_row_alone(demo: &Demo, chi: &mut Visitor, home: &str) {
    let id = home.rsplit('/').next().expect("an id").to_owned();
    let swap = move |tx: &mut Tx<'_>| {
        let address = addresses::AddressId::read(&id)?;
        let sealed = |tx: &mut Tx<'_>, field: &'static str| {
            sql("select sealed from address_secret where address = $1 and field = $2")
                .bind(address)
                .bind(field)
                .one::<Vec<u8>>(tx)
        };
        let (story, place) = (sealed(tx, "story")?, sealed(tx, "where")?);
        for (field, value) in [("story", place), ("where", story)] {
            sql("update address_secret set sealed = $1 where address = $2 and field = $3")
                .bind(value)
                .bind(address)
                .bind(field)
                .run(tx)?;
        }
        let place = place::find(tx, COMMUNE, house::today())?;
        let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
        let pass = clerk.may(&addresses::acts::KEEP, &place)?;
        journal::record(tx, &pass, Subject::new("address", address), 1)?;
        Ok(())
    };
    demo.house.db.write(swap.clone()).await.expect("swapped");
    let asked = [("fields", "story"), ("purpose", "Xem")];
    let told = chi.post(&format!("{home}/open"), &asked).await;
    assert_eq!(told.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", told.words());
    demo.house.db.write(swap).await.expect("swapped back");
    let told = chi.post(&format!("{home}/open"), &asked).await;
    assert!(told.words().contains("mồ côi cha"), "{}", told.words());
}

/// Consent to be matched is withdrawn in one act: what was published is taken back, and the days
/// run (from Friday 1 November: two working days, fifteen days).
async fn what_is_withdrawn_is_shown_no_more(chi: &mut Visitor, home: &str) {
    let page = chi.page(home).await;
    let form = page.text();
    let form = form.split("giới thiệu với người đỡ đầu").nth(1).expect("the consent");
    let value = |name: &str| {
        let at = form.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("a value");
        at.split('"').next().expect("its end").to_owned()
    };
    let (version, consent) = (value("version"), value("consent"));
    let asked = [("version", version.as_str()), ("consent", consent.as_str())];
    done(&chi.post(&format!("{home}/withdraw"), &asked).await);
    let again = chi.post(&format!("{home}/withdraw"), &asked).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "withdrawn twice");
    let words = chi.page(home).await.words();
    for said in ["đã rút lại đồng ý", "hết ngày 05/11/2024", "hết ngày 16/11/2024", "đang giúp"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let step = [("on", "01/11/2024"), ("by_whom", "Văn phòng")];
    refused(&record(chi, home, "publish", &step).await, "Chưa có đồng ý giới thiệu");
}

/// Nothing that stands in a sealed field lies open anywhere in the database, and what lies open of
/// the same dossier is there: the search can find.
async fn nothing_planted_lies_open(demo: &Demo) {
    let stolen = demo.dump().await;
    let stolen = String::from_utf8_lossy(&stolen);
    let holds = |text: &str| {
        let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        stolen.contains(text) || stolen.contains(&hex)
    };
    assert!(holds(NAME) && holds("Thăm nhà tháng mười"), "the search finds nothing");
    for marker in MARKERS {
        assert!(!holds(marker), "{marker} lies open on {}", demo.engine);
    }
}

/// An end takes nothing more and can be taken back; what is erased opens for nobody, and the steps
/// stay.
async fn the_end_is_the_end(chi: &mut Visitor, binh: &mut Visitor, home: &str) {
    let version = binh.page(&format!("{home}/edit")).await.field("version");
    let early = binh.post(&format!("{home}/erase"), &[("version", &version)]).await;
    refused(&early, "sau khi kết thúc");
    let end = [("on", "01/11/2024"), ("outcome", "died"), ("by_whom", "Xã báo")];
    refused(&record(chi, home, "end", &with(&end, "outcome", "")).await, "Chọn");
    done(&record(chi, home, "end", &end).await);
    assert!(chi.page(home).await.words().contains("qua đời"));
    let need = [("sort", "food"), ("words", "Gạo"), ("amount", "1")];
    refused(&record(chi, home, "need", &need).await, "đã kết thúc");
    let version = binh.page(&format!("{home}/record?what=back")).await.field("version");
    let own = chi.post(&format!("{home}/erase"), &[("version", &version)]).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND, "a clerk erases");
    done(&binh.post(&format!("{home}/erase"), &[("version", &version)]).await);
    let asked = [("fields", "health"), ("purpose", "Xem lại")];
    refused(&binh.post(&format!("{home}/open"), &asked).await, "đã bị hủy");
    let page = chi.page(home).await.words();
    assert!(page.contains("đã bị hủy") && page.contains("Bình xét cộng đồng"), "{page}");
}
