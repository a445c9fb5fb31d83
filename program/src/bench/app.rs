//! The program as the benches ask it: an officer of the centre logs in and asks pages of the same
//! routes that browsers ask, without a network between. It measures from the request to the last
//! byte.

use crate::serve;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, header};
use kernel::clock::FixedClock;
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::pass::Grant;
use kernel::{Clock, Day, Error, Result, Role, UnitId, Who, place};
use kit::House;
use people::proof::password::{Password, hash_now};
use people::rules::rights::act_to_give;
use people::{NewAccount, NewRole, RoleId};
use std::time::Instant;
use tower::ServiceExt;

/// Times a page is read; the middle one is told.
pub const READS: usize = 11;
const PASSWORD: &str = "ba con lạng xóm giềng";

/// An officer of the centre.
pub fn officer(today: Day) -> Who {
    let grant =
        Grant { role: Role::Centre, unit: UnitId(1), from: Day::BEGINNING, until: Day::OPEN_END };
    let now = FixedClock::at(today).now();
    Who::account(AccountId::new(), "Người đo", vec![grant], now, today)
}

/// The routes as a browser that is logged in asks them.
pub struct App {
    routes: Router,
    cookie: String,
}

impl App {
    /// The program with an officer of the centre logged in.
    pub async fn of_the_centre(house: &House, today: Day) -> Result<App> {
        let hash = hash_now(&Password::typed(PASSWORD))?;
        // A database that an earlier run left has its officer already.
        let login = format!("b{}", AccountId::new().uuid().simple());
        let named = login.clone();
        let make = move |tx: &mut Tx<'_>| {
            let (who, place) = (officer(today), place::find(tx, "trung-uong", today)?);
            let id = AccountId::new();
            let pass = who.may(&people::acts::ACCOUNT_ADD, &place)?;
            let new = NewAccount {
                id,
                login: named.clone(),
                display_name: "Người đo".into(),
                person: None,
                password: hash.clone(),
                must_change: false,
                lang: "vi".into(),
            };
            people::accounts::create(tx, &pass, &new)?;
            let (from, until) = (Day::BEGINNING, Day::LAST);
            let role = NewRole { id: RoleId::new(), role: Role::Centre, from, until };
            let pass = who.may(act_to_give(role.role), &place)?;
            people::roles::give(tx, &pass, id, 1, &role)
        };
        house.db.write(make).await?;
        let mut app = App { routes: serve::app(house), cookie: String::new() };
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("login", login.as_str()), ("password", PASSWORD), ("next", "/")])
            .finish();
        let (cookie, _) = app.send("POST", "/login", form).await?;
        app.cookie = cookie;
        Ok(app)
    }

    /// Reads a page many times: milliseconds from the request to the last byte, the middle one.
    pub async fn page(&self, path: &str) -> Result<f64> {
        let mut walls = Vec::with_capacity(READS);
        for _ in 0..READS {
            let begun = Instant::now();
            let (_, bytes) = self.send("GET", path, String::new()).await?;
            walls.push(begun.elapsed().as_secs_f64() * 1_000.0);
            if bytes < 1_000 {
                return Err(Error::fault(format!("{path} is no page")));
            }
        }
        Ok(middle(walls))
    }

    /// Asks once; answers the cookies that came back and the bytes. What is refused is an error.
    pub async fn send(&self, method: &str, path: &str, body: String) -> Result<(String, usize)> {
        let (cookie, bytes) = self.ask(method, path, body).await?;
        Ok((cookie, bytes.len()))
    }

    /// Asks once; answers the cookies and the body.
    pub async fn ask(&self, method: &str, path: &str, body: String) -> Result<(String, Bytes)> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "nhanai.bench")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, self.cookie.as_str())
            .body(Body::from(body))
            .map_err(Error::fault)?;
        let told = self.routes.clone().oneshot(request).await.map_err(Error::fault)?;
        if told.status().is_client_error() || told.status().is_server_error() {
            return Err(Error::fault(format!("{path}: {}", told.status())));
        }
        let pairs = told.headers().get_all(header::SET_COOKIE).iter();
        let pairs = pairs.filter_map(|value| value.to_str().ok()?.split(';').next());
        let cookie = pairs.collect::<Vec<_>>().join("; ");
        let bytes = to_bytes(told.into_body(), usize::MAX).await.map_err(Error::fault)?;
        Ok((cookie, bytes))
    }
}

/// The middle one.
pub fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
