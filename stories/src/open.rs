//! Other programs at the door: tokens and what they may, writing on the version that was read, open
//! data that anyone may read, and clusters. Each story opens with who may not.

use crate::house::{self, COMMUNE, DISTRICT, Demo, PROVINCE, every_demo, november};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Day, place};
use people::proof::token::ApiToken;
use people::{ApiTokenId, NewApiToken, Scope};
use program::demo::PASSWORD;

mod fdrs;
mod longer;
mod marked;
mod public;

/// A program with a token of one of the demo's people.
pub(crate) async fn program(
    demo: &Demo,
    login: &'static str,
    unit: &'static str,
    scopes: &[Scope],
) -> Visitor {
    let token = made(demo, login, unit, scopes, Day::LAST).await;
    Visitor::guest(demo).with_token(token.text())
}

/// A token written past the page, so that it may be over already.
async fn made(
    demo: &Demo,
    login: &'static str,
    unit: &'static str,
    scopes: &[Scope],
    expires_on: Day,
) -> ApiToken {
    let token = ApiToken::new().expect("random bytes");
    let (kept, scopes) = (token.clone(), scopes.to_vec());
    let work = move |tx: &mut Tx<'_>| {
        let account = people::accounts::door(tx, login)?.expect("an account").id;
        let who =
            kernel::Who::account(account, login, Vec::new(), kernel::Instant(0), house::today());
        let pass = who.may_own(&people::acts::OWN_TOKEN)?;
        let unit = place::find(tx, unit, house::today())?.id;
        let (id, scopes) = (ApiTokenId::new(), scopes.clone());
        let new = NewApiToken { id, name: "Bảng của tỉnh".into(), unit, scopes, expires_on };
        people::tokens::add(tx, &pass, &new, &kept)?;
        Ok(())
    };
    demo.house.db.write(work).await.expect("a token");
    token
}

const VALUES: &str = "/api/v1/values?unit=kien-giang&period=2024-10&figure=members_total";

#[tokio::test]
async fn only_a_token_opens_the_api_and_only_as_far_as_it_and_its_account_reach() {
    for demo in every_demo().await {
        let read = [Scope::Units, Scope::Figures];
        // Khách, a session's cookie, a password and a token that is over are all refused alike.
        let mut khach = Visitor::guest(&demo);
        assert_eq!(khach.get(VALUES).await.status, StatusCode::UNAUTHORIZED);
        let told = Visitor::of(&demo, "binh").await.get(VALUES).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "a cookie means nothing here");
        assert_eq!(told.kind, "application/problem+json; charset=utf-8");
        assert_eq!(told.headers["www-authenticate"], "Bearer", "no browser asks for a password");
        let over =
            made(&demo, "binh", PROVINCE, &read, Day::of(2024, 10, 31).expect("a day")).await;
        let told = Visitor::guest(&demo).with_token(over.text()).get(VALUES).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED);
        // Dũng's token reads nothing of Bình's province; Bình's own, given to a district, no more.
        let mut dung = program(&demo, "dung", "trung-uong", &read).await;
        assert_eq!(dung.get(VALUES).await.status, StatusCode::NOT_FOUND);
        let mut narrow = program(&demo, "binh", DISTRICT, &read).await;
        assert_eq!(narrow.get(VALUES).await.status, StatusCode::NOT_FOUND);
        let district = VALUES.replace("kien-giang", DISTRICT);
        assert_eq!(narrow.get(&district).await.status, StatusCode::OK);
        let mut names = program(&demo, "binh", PROVINCE, &[Scope::Units]).await;
        assert_eq!(names.get(VALUES).await.status, StatusCode::FORBIDDEN);
        // Bình's own token reads what the paper printed.
        let mut binh = program(&demo, "binh", PROVINCE, &read).await;
        let told = binh.page(VALUES).await.json();
        assert_eq!(told["items"][0]["values"][0]["value"], 20_315);
        let told = binh.get("/api/v1/values?unit=kien-giang&period=October").await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(told.json()["flaws"][0]["field"], "period");
    }
}

/// The page of one's own tokens, filled and sent.
async fn ask_for(binh: &mut Visitor, unit: &str, until: &str, password: &str) -> Told {
    let id = binh.page("/account/tokens").await.field("id");
    let form = [
        ("id", id.as_str()),
        ("name", "Bảng tổng hợp"),
        ("unit", unit),
        ("scopes", "figures"),
        ("until", until),
        ("current", password),
    ];
    binh.post("/account/tokens", &form).await
}

#[tokio::test]
async fn a_token_is_made_with_the_password_shown_once_and_closed_at_once() {
    for demo in every_demo().await {
        let mut binh = Visitor::of(&demo, "binh").await;
        for (unit, until, password, flaw) in [
            ("ca-mau", "31/12/2024", PASSWORD, "Chọn một đơn vị mà tài khoản này có quyền"),
            (PROVINCE, "31/12/2025", PASSWORD, "Chọn ngày cuối không quá 01/11/2025"),
            (PROVINCE, "31/10/2024", PASSWORD, "Chọn ngày cuối từ hôm nay trở đi"),
            (PROVINCE, "31/12/2024", "not the password", "Mật khẩu đang dùng chưa đúng"),
        ] {
            let told = ask_for(&mut binh, unit, until, password).await;
            assert!(told.words().contains(flaw), "{flaw}: {}", told.words());
            assert!(!told.text().contains("nhanai_"), "{flaw}: a token was made");
        }
        let told = ask_for(&mut binh, PROVINCE, "31/12/2024", PASSWORD).await;
        let text = told.text();
        let at = text.find("nhanai_").unwrap_or_else(|| panic!("no token: {}", told.words()));
        let token = text[at..at + 71].to_owned();
        let mut program = Visitor::guest(&demo).with_token(&token);
        program.page(VALUES).await;
        let page = binh.page("/account/tokens").await;
        assert!(!page.text().contains(&token), "it is shown once");
        assert!(page.words().contains("Bảng tổng hợp"));
        let mark = "/account/tokens/";
        let close = page.record(mark);
        // Chi closes nothing of Bình's.
        Visitor::of(&demo, "chi").await.post(&format!("{close}/close"), &[]).await;
        program.page(VALUES).await;
        binh.post(&format!("{close}/close"), &[]).await;
        assert_eq!(program.get(VALUES).await.status, StatusCode::UNAUTHORIZED);
        assert!(demo.broken().await.is_empty(), "{}", demo.engine);
    }
}

/// The address of a cell of Chi's commune in November.
pub async fn cell_of(program: &mut Visitor, figure: &str) -> String {
    let units = program.page(&format!("/api/v1/units?under={COMMUNE}")).await.json();
    let id = units["items"][0]["id"].as_str().expect("an id").to_owned();
    format!("/api/v1/cells/{id}/2024-11/{figure}")
}

#[tokio::test]
async fn a_cell_is_written_on_the_version_that_was_read_and_never_over_another() {
    for demo in every_demo().await {
        let all = [Scope::Units, Scope::Figures, Scope::Write];
        let mut reader = program(&demo, "chi", COMMUNE, &all[..2]).await;
        let cell = cell_of(&mut reader, "members_new").await;
        let five = "{\"value\": 5}";
        let told = reader.send_json("PUT", &cell, &[("if-match", "\"0\"")], five).await;
        assert_eq!(told.status, StatusCode::FORBIDDEN, "a reading token writes nothing");
        let mut dung = program(&demo, "dung", "trung-uong", &all).await;
        let told = dung.send_json("PUT", &cell, &[("if-match", "\"0\"")], five).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);

        let mut chi = program(&demo, "chi", COMMUNE, &all).await;
        let told = chi.send_json("PUT", &cell, &[], five).await;
        assert_eq!(told.status, StatusCode::PRECONDITION_REQUIRED);
        assert_eq!(chi.page(&cell).await.headers["etag"], "\"0\"");
        let key = fresh_key();
        let headers = [("if-match", "\"0\""), ("idempotency-key", key.as_str())];
        let told = chi.send_json("PUT", &cell, &headers, five).await;
        assert_eq!(
            (told.status, &told.headers["etag"]),
            (StatusCode::OK, &"\"1\"".parse().expect("one"))
        );
        let again = chi.send_json("PUT", &cell, &headers, five).await;
        assert_eq!(again.json()["version"], 1, "the same key is the same save");
        let told = chi.send_json("PUT", &cell, &[("if-match", "\"0\"")], "{\"value\": 9}").await;
        assert_eq!(told.status, StatusCode::PRECONDITION_FAILED);
        assert_eq!(told.json()["conflict"]["theirs"], "5");
        assert_eq!(demo.levels("members_new", november()).await, [5; 4], "{}", demo.engine);
        // The page shows who typed it, and through which program.
        let mut at_desk = Visitor::of(&demo, "chi").await;
        let why = format!("/why?unit={COMMUNE}&month=2024-11&figure=members_new");
        assert!(at_desk.page(&why).await.words().contains("· Bảng của tỉnh"));
        // What records feed is refused with the page's own words.
        let fed = cell_of(&mut chi, "gift_parcels").await;
        let told = chi.send_json("PUT", &fed, &[("if-match", "\"0\"")], five).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(demo.broken().await.is_empty(), "{}", demo.engine);
    }
}

#[tokio::test]
async fn a_set_of_values_says_of_each_one_what_became_of_it() {
    for demo in every_demo().await {
        let all = [Scope::Units, Scope::Figures, Scope::Write];
        let set = |unit: &str, codes: &[&str]| {
            let one = |code: &&str| {
                let uid = api::uid::of_figure(code);
                format!("{{\"dataElement\": \"{uid}\", \"value\": \"7\"}}")
            };
            let values: Vec<String> = codes.iter().map(one).collect();
            format!(
                "{{\"period\": \"202411\", \"orgUnit\": \"{unit}\", \"dataValues\": [{}]}}",
                values.join(",")
            )
        };
        let right = set(COMMUNE, &["members_new", "members_decreased"]);
        let mut dung = program(&demo, "dung", "trung-uong", &all).await;
        let told = dung.send_json("POST", "/api/dataValueSets", &[], &right).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert_eq!(told.json()["response"]["conflicts"].as_array().map(Vec::len), Some(2));

        let mut chi = program(&demo, "chi", COMMUNE, &all).await;
        let mixed = set(COMMUNE, &["members_new", "gift_parcels", "social_value"]);
        let told =
            chi.send_json("POST", "/api/40/dataValueSets.json?dryRun=true", &[], &mixed).await;
        let count = |told: &Told| told.json()["response"]["importCount"].clone();
        assert_eq!(
            (count(&told)["imported"].clone(), count(&told)["ignored"].clone()),
            (1.into(), 2.into())
        );
        assert_eq!(demo.levels("members_new", november()).await, [0; 4], "a trial keeps nothing");
        let told = chi.send_json("POST", "/api/dataValueSets", &[], &right).await;
        assert_eq!((told.status, count(&told)["imported"].clone()), (StatusCode::OK, 2.into()));
        let told = chi.send_json("POST", "/api/dataValueSets", &[], &right).await;
        assert_eq!(count(&told)["ignored"], 2, "what stands already is left alone");
        assert_eq!(demo.levels("members_new", november()).await, [7; 4], "{}", demo.engine);
        assert!(demo.broken().await.is_empty(), "{}", demo.engine);
    }
}

#[tokio::test]
async fn a_cluster_tells_of_others_only_what_was_issued() {
    let demo = house::sqlite().await;
    let read = [Scope::Units, Scope::Figures];
    let mut an = program(&demo, "an", "trung-uong", &read).await;
    let list = an.page("/api/v1/clusters").await.json();
    let id = list["items"][0]["id"].as_str().expect("a cluster").to_owned();
    let address = format!("/api/v1/clusters/{id}/values?period=2024-10&figure=members_total");
    // Dũng's province is no member: the cluster's figures are unknown to him.
    let mut dung = program(&demo, "dung", "trung-uong", &read).await;
    assert_eq!(dung.get(&address).await.status, StatusCode::NOT_FOUND);
    let told = an.page(&address).await.json();
    assert_eq!(told["periods"][0]["sum"][0]["value"], 20_315);
    assert_eq!(told["periods"][0]["units"].as_array().map(Vec::len), Some(2));
    let mut binh = program(&demo, "binh", PROVINCE, &read).await;
    let told = binh.page(&address).await.json();
    let units = told["periods"][0]["units"].as_array().expect("units");
    let bases: Vec<&str> = units.iter().filter_map(|unit| unit["basis"].as_str()).collect();
    assert_eq!(bases, ["own", "untold"], "Sóc Trăng has issued nothing");
    let mut binh = Visitor::of(&demo, "binh").await;
    let page = binh.page("/clusters?month=2024-10").await.words();
    assert!(page.contains("20.315") && page.contains("1 trên 2"), "{page}");
    // Like a unit: beside the month before and the year before, as it went, and as a file.
    let at = "/clusters?month=2024-11&figure=kitchen_meals";
    let page = binh.page(at).await.words();
    assert!(page.contains("Diễn biến: ") && page.contains("Tháng 10/2024"), "{page}");
    assert!(page.contains("153.133"), "October stands beside November: {page}");
    let file = binh.page(&format!("{at}&file=csv")).await.text();
    let meals = file.lines().find(|line| line.contains("153133")).expect("a line");
    assert!(file.lines().any(|line| line.contains("Tháng 10/2024")), "{file}");
    assert!(meals.matches("153133").count() == 1, "October alone: {meals}");
    let mut dung = Visitor::of(&demo, "dung").await;
    let named = format!("{at}&cluster={id}&file=csv");
    assert_eq!(dung.get(&named).await.status, StatusCode::NOT_FOUND);
}
