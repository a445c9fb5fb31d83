//! Getting in, and staying out.

use super::town::{COMMUNE, PASSWORD, PROVINCE, today, towns};
use crate::proof::token::Token;
use crate::store::sessions::{self, IDLE_MS, LONGEST_MS};
use crate::store::throttle::{self, Attempts};
use axum::http::StatusCode;
use kernel::Instant;
use std::time::Instant as Watch;

const PAGES: &[&str] = &[
    "/account",
    "/account/password",
    "/account/code",
    "/users",
    "/users/new",
    "/people",
    "/people/new",
    "/organisations",
    "/organisations/new",
    "/signers",
    "/signers/new",
];

#[tokio::test]
async fn a_guest_sees_the_log_in_and_nothing_else() {
    for town in towns().await {
        let mut guest = town.browser();
        for page in PAGES {
            let came = guest.get(page).await;
            assert_eq!(came.status, StatusCode::SEE_OTHER, "{page}");
            assert!(came.location().starts_with("/login?next="), "{page}");
        }
        let posts = ["/account", "/users/new", "/people/new", "/organisations/new", "/signers/new"];
        for path in posts {
            let came = guest.post(path, &[("name", "x")]).await;
            assert!(came.status.is_client_error(), "{path} {}", came.status);
        }
        assert_eq!(guest.get("/login").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn a_stranger_cannot_tell_which_accounts_exist() {
    for town in towns().await {
        let chi = town.account("chi").await;
        let mut an = town.inside("an").await;
        let path = format!("/users/{chi}/close");
        let came = an.post(&path, &[("base", "2")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        let mut bodies = Vec::new();
        let mut times = Vec::new();
        for (login, password) in
            [("nobody", PASSWORD), ("binh", "not this sentence"), ("chi", PASSWORD)]
        {
            let watch = Watch::now();
            let came = town.browser_at("203.0.113.7").log_in(login, password).await;
            times.push(watch.elapsed());
            assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(came.body.contains("Tên đăng nhập hoặc mật khẩu chưa đúng"));
            assert!(!came.body.contains(password), "a password never comes back");
            bodies.push(came.body.replace(&format!("value=\"{login}\""), "value"));
        }
        assert_eq!(bodies[0], bodies[1]);
        assert_eq!(bodies[0], bodies[2]);
        assert!(times[0] * 4 > times[1], "an unknown name costs a hash too: {times:?}");
    }
}

#[tokio::test]
async fn the_log_in_leads_back_where_one_came_from_and_never_out_of_the_house() {
    for town in towns().await {
        let mut binh = town.browser();
        let asked = "/people?unit=kien-giang";
        let came = binh.get(asked).await;
        let form = binh.get(came.location()).await;
        assert!(form.body.contains("value=\"/people?unit=kien-giang\""));
        for (next, leads) in [
            (asked, asked),
            ("", "/"),
            ("//evil.example", "/"),
            ("https://evil.example", "/"),
            ("/\\evil.example", "/"),
        ] {
            let fields = [("login", "binh"), ("password", PASSWORD), ("next", next)];
            let came = town.browser().post("/login", &fields).await;
            assert_eq!((came.status, came.location()), (StatusCode::SEE_OTHER, leads));
        }
    }
}

#[tokio::test]
async fn the_cookie_is_closed_to_scripts_and_new_at_every_log_in() {
    for town in towns().await {
        let mut binh = town.browser();
        let came = binh.log_in("Bình", PASSWORD).await;
        let cookie = came.cookies().into_iter().find(|c| c.starts_with("nhanai=")).expect("one");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        assert!(cookie.contains("Path=/"), "{cookie}");
        let first = binh.token.clone();
        assert!(!town.dump("session").await.contains(first.as_deref().expect("a token")));
        binh.log_in("binh", PASSWORD).await;
        assert_ne!(binh.token, first, "the token is another one");
        let mut old = town.browser();
        old.token = first;
        assert_eq!(old.get("/people").await.status, StatusCode::SEE_OTHER, "the old one is dead");
        binh.post("/logout", &[]).await;
        assert_eq!(binh.get("/people").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn guessing_is_slowed_and_the_owner_still_gets_in() {
    for town in towns().await {
        let mut guesser = town.browser_at("198.51.100.9");
        for attempt in 1..=6 {
            let came = guesser.log_in("chi", &format!("a wrong sentence {attempt}")).await;
            assert!(came.body.contains("chưa đúng"), "attempt {attempt} was looked at");
        }
        let came = guesser.log_in("chi", PASSWORD).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(came.body.contains("giây rồi thử lại"), "even the right one must wait");
        let came = town.browser_at("203.0.113.50").log_in("chi", PASSWORD).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "the owner, elsewhere, does not");
        let mut unknown = town.browser_at("198.51.100.10");
        let mut last = String::new();
        for _ in 0..7 {
            last = unknown.log_in("nobody", "a wrong sentence").await.body;
        }
        assert!(last.contains("giây rồi thử lại"), "an unknown name waits the same");
    }
}

#[tokio::test]
async fn forty_attempts_at_once_are_counted_as_forty() {
    for town in towns().await {
        let attempts = Attempts::of("chi", "198.51.100.11");
        let tries: Vec<_> = (0..40)
            .map(|_| {
                let (db, attempts) = (kernel::db::Db::clone(&town.trial), attempts.clone());
                let one = move |tx: &mut kernel::db::Tx<'_>| {
                    throttle::attempt(tx, &attempts, Instant(1_730_433_600_000))
                };
                tokio::spawn(async move { db.write(one).await })
            })
            .collect();
        let mut looked_at = 0;
        for one in tries {
            let wait = one.await.expect("it ends").expect("it is counted");
            looked_at += i32::from(wait.is_none());
        }
        assert_eq!(looked_at, 6, "five are free, the sixth begins the wait");
        let names = town.dump("login_throttle").await;
        assert!(!names.contains("chi") && !names.contains("198.51"), "no name is kept");
    }
}

#[tokio::test]
async fn a_session_ends_when_idle_when_old_and_when_told() {
    for town in towns().await {
        let mut chi = town.inside("chi").await;
        let mut phone = town.inside("chi").await;
        let page = chi.get("/account").await;
        assert_eq!(page.body.matches("Firefox · Windows").count(), 2);
        assert!(page.body.contains("Phiên này"));
        let path = page.after("action=\"/account/sessions/");
        let came = chi.post(&format!("/account/sessions/{path}"), &[]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert_eq!(phone.get("/account").await.status, StatusCode::SEE_OTHER);
        assert_eq!(chi.get("/account").await.status, StatusCode::OK);

        let account = town.account("chi").await;
        let token = Token::new().expect("a token");
        let (kept, at) = (token.clone(), Instant(1_730_433_600_000));
        let begin =
            move |tx: &mut kernel::db::Tx<'_>| sessions::begin(tx, account, &kept, "", at, false);
        town.trial.write(begin).await.expect("a session");
        let text = token.text().to_owned();
        let alive = move |tx: &mut kernel::db::Tx<'_>| {
            let mut is_alive = |ms: i64| {
                let found = sessions::who(tx, &text, Instant(at.0 + ms), today());
                found.map(|found| found.is_some())
            };
            Ok((is_alive(IDLE_MS - 1)?, is_alive(IDLE_MS + 1)?, is_alive(LONGEST_MS + 1)?))
        };
        assert_eq!(town.trial.read(alive).await.ok(), Some((true, false, false)));
    }
}

#[tokio::test]
async fn a_new_password_ends_every_other_session() {
    for town in towns().await {
        let mut chi = town.inside("chi").await;
        let mut phone = town.inside("chi").await;
        let new = "con mèo ngủ trên mái";
        let fields = |current: &'static str, fresh: &'static str, again: &'static str| {
            [("current", current), ("fresh", fresh), ("again", again)]
        };
        let came = chi.post("/account/password", &fields("not mine at all", new, new)).await;
        assert!(came.body.contains("Mật khẩu đang dùng chưa đúng"));
        let came = chi.post("/account/password", &fields(PASSWORD, "nhanai123456", new)).await;
        assert!(came.body.contains("dễ đoán"));
        assert!(came.body.contains("<title>Lỗi:"));
        let came = chi.post("/account/password", &fields(PASSWORD, new, new)).await;
        assert_eq!((came.status, came.location()), (StatusCode::SEE_OTHER, "/account"));
        assert_eq!(chi.get("/account").await.status, StatusCode::OK, "this browser goes on");
        assert_eq!(phone.get("/account").await.status, StatusCode::SEE_OTHER);
        assert_eq!(town.browser().log_in("chi", new).await.status, StatusCode::SEE_OTHER);
        let came = town.browser().log_in("chi", PASSWORD).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn every_page_has_all_its_words_in_both_languages() {
    for town in towns().await {
        let mut an = town.inside("an").await;
        let chi = town.account("chi").await;
        let user = format!("/users/{chi}");
        for lang in ["vi", "en"] {
            an.lang = lang;
            for page in PAGES.iter().copied().chain([user.as_str()]) {
                for unit in ["", PROVINCE, COMMUNE] {
                    let came = an.get(&format!("{page}?unit={unit}")).await;
                    assert_eq!(came.status, StatusCode::OK, "{page}");
                    let gap = came.body.split_once('⟦').map(|(_, rest)| &rest[..40]);
                    assert_eq!(gap, None, "{page} in {lang}");
                }
            }
            let mut guest = town.browser();
            guest.lang = lang;
            for page in ["/login", "/login/code"] {
                assert!(!guest.get(page).await.body.contains('⟦'), "{page} in {lang}");
            }
        }
    }
}

#[test]
fn the_texts_are_complete_and_scold_nobody() {
    let [(_, vi), (_, en)] = [crate::CAPABILITY.messages[0], crate::CAPABILITY.messages[1]];
    assert_eq!(kit::lang::flaws_of(vi, en), Vec::<String>::new());
}
