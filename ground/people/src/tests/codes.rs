//! The one-time code: set up, asked for, used once, sealed, and helped out of.

use super::town::{Browser, PASSWORD, Town, towns};
use crate::proof::code;
use axum::http::StatusCode;
use kernel::clock::{Clock, SystemClock};
use kernel::{Instant, seal::Keys};

/// The secret shown on the set-up page, as bytes.
fn secret_of(page: &str) -> Vec<u8> {
    let shown = page.split("<code>").nth(1).and_then(|rest| rest.split('<').next());
    let letters: String = shown.expect("a secret").chars().filter(|c| *c != ' ').collect();
    totp_rs::Secret::try_from_base32(letters).expect("base 32").as_bytes().to_vec()
}

/// A code of so many steps from now: each is good once.
fn code_in(secret: &[u8], steps: i64) -> String {
    let at = Instant(SystemClock.now().0 + steps * 30_000);
    code::at(secret, at).expect("a code")
}

async fn set_up(town: &Town) -> (Browser, Vec<u8>) {
    let mut chi = town.inside("chi").await;
    let came = chi.post("/account/code", &[]).await;
    assert_eq!(came.location(), "/account/code");
    let page = chi.get("/account/code").await;
    assert!(page.body.contains("otpauth://totp/") && page.body.contains("<svg"));
    let secret = secret_of(&page.body);
    let came = chi.post("/account/code/on", &[("code", "000 000")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    let came = chi.post("/account/code/on", &[("code", &code_in(&secret, -1))]).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    (chi, secret)
}

#[tokio::test]
async fn a_code_is_asked_for_and_taken_once() {
    for town in towns().await {
        let (mut chi, secret) = set_up(&town).await;
        let page = chi.get("/account/code").await;
        assert!(!page.body.contains("otpauth"), "the secret is never shown again");

        let mut browser = town.browser();
        let came = browser.log_in("chi", PASSWORD).await;
        assert!(came.location().starts_with("/login/code"), "{}", came.location());
        assert_eq!(browser.get("/people").await.status, StatusCode::SEE_OTHER, "not inside yet");
        let half = browser.token.clone();
        let right = code_in(&secret, 0);
        let came = browser.post("/login/code", &[("code", &right)]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
        assert_ne!(browser.token, half, "the token is new");
        assert_eq!(browser.get("/people").await.status, StatusCode::OK);

        let mut thief = town.browser();
        thief.log_in("chi", PASSWORD).await;
        assert!(!town.dump("session").await.contains(&thief.token.clone().expect("a token")));
        let came = thief.post("/login/code", &[("code", &right)]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "the same code again");
        assert!(came.body.contains("đã dùng"));
        assert_eq!(thief.get("/people").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn guessing_codes_is_slowed() {
    for town in towns().await {
        let (_, _secret) = set_up(&town).await;
        let mut guesser = town.browser();
        guesser.log_in("chi", PASSWORD).await;
        let mut last = String::new();
        for _ in 0..7 {
            last = guesser.post("/login/code", &[("code", "123456")]).await.body;
        }
        assert!(last.contains("giây rồi thử lại"));
        let mut nobody = town.browser();
        let came = nobody.post("/login/code", &[("code", "123456")]).await;
        assert_eq!(came.location(), "/login", "a code without a password leads nowhere");
    }
}

#[tokio::test]
async fn the_secret_lies_sealed() {
    for town in towns().await {
        let (_, secret) = set_up(&town).await;
        let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(!town.dump("account").await.contains(&hex));
        assert!(!town.dump("journal").await.contains(&hex));
        assert!(!town.has_in_files(&secret), "not in any file of the database");
        let other =
            std::env::temp_dir().join(format!("nhanai-{}.key", kernel::ids::AccountId::new()));
        let (stranger, account) =
            (Keys::open(&other).expect("other keys"), town.account("chi").await);
        let open = move |tx: &mut kernel::db::Tx<'_>| {
            crate::store::codes::take(tx, &stranger, account, "123456", Instant(0))
        };
        assert!(town.trial.write(open).await.is_err(), "another server's key opens nothing");
        let _ = std::fs::remove_file(other);
    }
}

#[tokio::test]
async fn it_is_switched_off_by_the_password_or_by_who_helps() {
    for town in towns().await {
        let (mut chi, _) = set_up(&town).await;
        let came = chi.post("/account/code/off", &[("current", "not this one")]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        let came = chi.post("/account/code/off", &[("current", PASSWORD)]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert_eq!(town.browser().log_in("chi", PASSWORD).await.location(), "/");

        let (_, _) = set_up_again(&mut chi).await;
        let id = town.account("chi").await;
        let mut binh = town.inside("binh").await;
        let page = binh.get(&format!("/users/{id}")).await;
        let base = page.after("name=\"base\" value=\"");
        let came = binh.post(&format!("/users/{id}/reset"), &[("base", &base)]).await;
        assert_eq!(came.status, StatusCode::OK, "a lost telephone");
        let initial = came.body.split("<code>").nth(2).and_then(|rest| rest.split('<').next());
        let came = town.browser().log_in("chi", initial.expect("shown")).await;
        assert_eq!(came.location(), "/", "no code is asked for");
        assert_eq!(chi.get("/account").await.status, StatusCode::SEE_OTHER, "sessions ended");
    }
}

async fn set_up_again(chi: &mut Browser) -> (StatusCode, Vec<u8>) {
    chi.post("/account/code", &[]).await;
    let secret = secret_of(&chi.get("/account/code").await.body);
    let came = chi.post("/account/code/on", &[("code", &code_in(&secret, 1))]).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.body);
    (came.status, secret)
}
