//! What people and networks get wrong: wrong numbers, an old page, the same form twice, a form of
//! ten megabytes, another site's form, units and months that are not there. Each is told what to
//! do, nothing is half-saved, and the house goes on. It opens with who may not type at all.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use kernel::ids::AccountId;
use kernel::pass::Grant;
use kernel::{Day, Instant, Role, UnitId, Who, place};
use kit::House;
use program::demo;
use serde_json::Value;
use tower::ServiceExt;
use uuid::Uuid;

const COMMUNE: &str = "kien-giang/huyen-giang-thanh/xa-phu-loi";

struct Desk {
    app: Router,
    house: House,
    _folder: tempfile::TempDir,
}

fn today() -> Day {
    Day::of(2024, 11, 1).expect("a day")
}

impl Desk {
    async fn open() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let database = format!("sqlite:{}", folder.path().join("nhanai.db").display());
        let told = "the demo opens";
        let house = demo::open(&database, today()).await.map_err(|_| told).expect(told);
        demo::seed(&house).await.map_err(|_| told).expect(told);
        let (router, _) = kit::web::inner(&house, program::capabilities::ALL);
        Desk { app: router.with_state(house.clone()), house, _folder: folder }
    }

    async fn unit(&self, code: &'static str) -> UnitId {
        let read = self.house.db.read(move |tx| place::find(tx, code, today()));
        read.await.expect("the unit").id
    }

    async fn who(&self, role: Role, code: &'static str) -> Who {
        let unit = self.unit(code).await;
        let grant = Grant { role, unit, from: Day::FIRST, until: Day::LAST };
        let at = Instant(1_730_430_000_000);
        Who::account(AccountId::new(), "Chi", vec![grant], at, today())
    }

    async fn post(&self, who: &Who, path: &str, body: Vec<u8>, site: &str) -> (StatusCode, String) {
        let request = Request::builder()
            .method("POST")
            .uri(format!("{path}?unit={COMMUNE}&month=2024-11"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT, "application/json")
            .header("sec-fetch-site", site)
            .extension(who.clone())
            .body(Body::from(body))
            .expect("a request");
        self.ask(request).await
    }

    async fn type_in(&self, who: &Who, value: &str, base: i64, key: Uuid) -> (StatusCode, Value) {
        let form = format!("cell=gift_parcels&value={value}&base={base}&key={key}");
        let (status, text) =
            self.post(who, "/reports/cell", form.into_bytes(), "same-origin").await;
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    async fn ask(&self, request: Request<Body>) -> (StatusCode, String) {
        let answer = self.app.clone().oneshot(request).await.expect("an answer");
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn get(&self, who: &Who, path: &str) -> StatusCode {
        let request = Request::builder().uri(path).extension(who.clone());
        self.ask(request.body(Body::empty()).expect("a request")).await.0
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_is_half_saved() {
    let desk = Desk::open().await;
    let dung = desk.who(Role::Approver, "ca-mau").await;
    let (status, _) = desk.type_in(&dung, "5", 0, Uuid::now_v7()).await;
    assert_eq!(status, StatusCode::NOT_FOUND);

    let chi = desk.who(Role::Clerk, COMMUNE).await;
    for wrong in ["12x", "1,980", "-3", "1e9", "%F0%9F%98%80", "99999999999999999999"] {
        let (status, told) = desk.type_in(&chi, wrong, 0, Uuid::now_v7()).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert_eq!(told["error"]["flaws"][0]["field"], "gift_parcels", "{wrong}");
    }

    // The same save twice is one save; an old page meets both values.
    let key = Uuid::now_v7();
    for _ in 0..2 {
        let (status, told) = desk.type_in(&chi, "120", 0, key).await;
        assert_eq!((status, &told["version"]), (StatusCode::OK, &Value::from(1)));
    }
    let (status, told) = desk.type_in(&chi, "130", 0, Uuid::now_v7()).await;
    assert_eq!(status, StatusCode::CONFLICT);
    let both = &told["error"]["conflict"];
    assert_eq!((&both["mine"], &both["theirs"]), (&"130".into(), &"120".into()));

    let (status, told) =
        desk.post(&chi, "/reports/cells", vec![b'a'; 10_000_000], "same-origin").await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(told.contains("lớn"), "{told}");
    let (status, _) = desk.post(&chi, "/reports/cells", b"cell.x=1".to_vec(), "cross-site").await;
    assert_eq!(status, StatusCode::FORBIDDEN);

    for unknown in ["/reports?unit=khong-co&month=2024-11", "/khong-co", "/why?figure=khong"] {
        assert_eq!(desk.get(&chi, unknown).await, StatusCode::NOT_FOUND, "{unknown}");
    }
    let impossible = format!("/reports?unit={COMMUNE}&month=2024-13");
    assert_eq!(desk.get(&chi, &impossible).await, StatusCode::UNPROCESSABLE_ENTITY);

    let (status, told) = desk.type_in(&chi, "125", 1, Uuid::now_v7()).await;
    assert_eq!((status, &told["value"]), (StatusCode::OK, &"125".into()));
    let broken = desk.house.db.read(reporting::verify).await.expect("verified");
    assert!(broken.is_empty(), "{broken:?}");
}
