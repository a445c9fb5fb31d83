//! The house the stories are told in: a small tree, four people with accounts, and a browser that
//! keeps its cookies. It tests nothing itself.

use crate::model::{NewAccount, NewRole, RoleId};
use crate::pages::{Address, recognise};
use crate::proof::password::{Hashed, Password, hash_now};
use crate::rules::rights::act_to_give;
use crate::store::{accounts, roles};
use crate::{OPEN_END, acts};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::{Router, middleware};
use kernel::clock::FixedClock;
use kernel::db::Tx;
use kernel::db::trial::{self, TrialDb};
use kernel::ids::AccountId;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::{Day, Instant, Result, Role, UnitId, Who};
use kit::{Capability, House};
use org::dataset::{TreeData, UnitSeed};
use std::sync::{Arc, LazyLock};
use tower::ServiceExt;

const ALL: &[Capability] = &[org::CAPABILITY, crate::CAPABILITY];
pub const CENTRE: &str = "trung-uong";
pub const PROVINCE: &str = "kien-giang";
pub const COMMUNE: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";
pub const OTHER: &str = "dong-thap";
pub const PASSWORD: &str = "mưa rào tháng bảy";

static HASHED: LazyLock<Hashed> =
    LazyLock::new(|| hash_now(&Password::typed(PASSWORD)).expect("argon2 hashes"));

pub fn today() -> Day {
    Day::of(2024, 11, 1).expect("a day")
}

/// A job of the program, for what the stories begin with.
pub fn job() -> Who {
    Who::job("story", Instant(1_730_433_600_000), today())
}

pub struct Town {
    pub trial: TrialDb,
    app: Router,
    keys: std::path::PathBuf,
}

impl Drop for Town {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.keys);
    }
}

/// A town on each database.
pub async fn towns() -> Vec<Town> {
    let steps: Vec<_> = ALL.iter().flat_map(|c| c.schema.iter().copied()).collect();
    let mut all = Vec::new();
    for trial in trial::databases(&steps).await {
        all.push(found(trial).await);
    }
    all
}

async fn found(trial: TrialDb) -> Town {
    trial.write(load_tree).await.expect("the tree is loaded");
    let folk = [
        ("an", Role::Centre, CENTRE),
        ("binh", Role::Approver, PROVINCE),
        ("chi", Role::Clerk, COMMUNE),
        ("dung", Role::Approver, OTHER),
    ];
    for (login, role, code) in folk {
        trial.write(move |tx| settle(tx, login, role, code)).await.expect("an account");
    }
    let file = std::env::temp_dir().join(format!("nhanai-people-{}.key", RoleId::new()));
    let keys = Keys::open(&file).expect("a key file");
    let clock = Arc::new(FixedClock::at(today()));
    let house = House::new(trial.clone(), clock, ALL).expect("a house").with(Arc::new(keys));
    let (inner, _) = kit::web::inner(&house, ALL);
    let inner = inner.layer(middleware::from_fn_with_state(house.clone(), recognise));
    let app = kit::web::outer(&house, inner.with_state(house.clone()));
    Town { trial, app, keys: file }
}

fn load_tree(tx: &mut Tx<'_>) -> Result<()> {
    let unit = |code: &str, level: &str, parent: Option<&str>, name: &str| UnitSeed {
        key: code.into(),
        code: code.into(),
        official_code: None,
        name: name.into(),
        short_name: name.into(),
        level: level.into(),
        parent: parent.map(str::to_owned),
        from: None,
        until: None,
        lat_e6: None,
        lon_e6: None,
    };
    let district = "kien-giang/huyen-giang-thanh";
    let units = vec![
        unit(CENTRE, "centre", None, "Trung ương Hội"),
        unit(PROVINCE, "province", Some(CENTRE), "Kiên Giang"),
        unit(OTHER, "province", Some(CENTRE), "Đồng Tháp"),
        unit(district, "district", Some(PROVINCE), "Giang Thành"),
        unit(COMMUNE, "commune", Some(district), "Phú Lợi"),
    ];
    let centre = Place {
        id: UnitId(1),
        code: String::new(),
        name: String::new(),
        short_name: String::new(),
        level: String::new(),
        from: Day::FIRST,
        until: OPEN_END,
        chain: vec![UnitId(1)],
    };
    let pass = job().may(&org::LOAD, &centre)?;
    org::store::load(tx, &pass, &TreeData { units, ..TreeData::default() })?;
    Ok(())
}

/// An account with one role, its password chosen already.
pub fn settle(tx: &mut Tx<'_>, login: &str, role: Role, code: &str) -> Result<AccountId> {
    let place = place::find(tx, code, today())?;
    let new = NewAccount {
        id: AccountId::new(),
        login: login.into(),
        display_name: format!("{login} of the story"),
        person: None,
        password: HASHED.clone(),
        must_change: false,
        lang: "vi".into(),
    };
    accounts::create(tx, &job().may(&acts::ACCOUNT_ADD, &place)?, &new)?;
    let giving = job().may(act_to_give(role), &place)?;
    let role = NewRole { id: RoleId::new(), role, from: today(), until: OPEN_END };
    roles::give(tx, &giving, new.id, 1, &role)?;
    Ok(new.id)
}

/// What came back.
pub struct Came {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Came {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// The cookies it sets, as they are written.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()).collect()
    }

    /// What follows a mark in the page, up to a quote or a tag.
    pub fn after(&self, mark: &str) -> String {
        let rest = self.body.split_once(mark).map(|(_, rest)| rest).unwrap_or_default();
        rest.split(['"', '<']).next().unwrap_or_default().to_owned()
    }
}

/// A browser with its own cookies and its own address.
pub struct Browser {
    app: Router,
    address: &'static str,
    pub token: Option<String>,
    pub lang: &'static str,
}

impl Town {
    pub fn browser(&self) -> Browser {
        self.browser_at("203.0.113.1")
    }

    pub fn browser_at(&self, address: &'static str) -> Browser {
        Browser { app: self.app.clone(), address, token: None, lang: "vi" }
    }

    /// A browser in which somebody has logged in.
    pub async fn inside(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        let came = browser.log_in(login, PASSWORD).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{login} is inside");
        browser
    }

    /// The id of an account.
    pub async fn account(&self, login: &'static str) -> AccountId {
        let find = move |tx: &mut Tx<'_>| Ok(accounts::door(tx, login)?.expect("an account").id);
        self.trial.read(find).await.expect("it is found")
    }

    /// Every value of a table as one text, to look for what must not be there.
    pub async fn dump(&self, table: &'static str) -> String {
        let all = move |tx: &mut Tx<'_>| {
            let rows = kernel::db::sql(format!("select * from {table}")).values(tx)?;
            Ok(rows.iter().flatten().map(kernel::db::text_of).collect::<Vec<_>>().join("\n"))
        };
        self.trial.read(all).await.expect("it is read")
    }

    /// Whether bytes stand in the clear anywhere in the files of a SQLite database.
    pub fn has_in_files(&self, bytes: &[u8]) -> bool {
        let Some(folder) = self.trial.folder() else { return false };
        let files = std::fs::read_dir(folder).expect("the folder").flatten();
        let mut texts = files.filter_map(|file| std::fs::read(file.path()).ok());
        texts.any(|text| text.windows(bytes.len()).any(|window| window == bytes))
    }
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Came {
        self.ask("GET", path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Came {
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", coded(value))).collect();
        self.ask("POST", path, body.join("&")).await
    }

    pub async fn log_in(&mut self, login: &str, password: &str) -> Came {
        self.post("/login", &[("login", login), ("password", password)]).await
    }

    async fn ask(&mut self, method: &str, path: &str, body: String) -> Came {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::USER_AGENT, "Firefox Windows");
        let token = self.token.as_ref().map(|token| format!("nhanai={token}; "));
        let cookies = format!("{}lang={}", token.unwrap_or_default(), self.lang);
        request = request.header(header::COOKIE, cookies);
        let mut request = request.body(Body::from(body)).expect("a request");
        request.extensions_mut().insert(Address(self.address.into()));
        let answer = self.app.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let body = String::from_utf8_lossy(&bytes).into_owned();
        let came = Came { status: parts.status, headers: parts.headers, body };
        let given = came.cookies().into_iter().find_map(|said| said.strip_prefix("nhanai="));
        if let Some(token) = given.and_then(|said| said.split(';').next()) {
            self.token = Some(token.to_owned()).filter(|token| !token.is_empty());
        }
        came
    }
}

/// A value inside a posted form or a query.
pub fn coded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
