//! Every component of the kit on a few pages, to be looked at: `cargo run -p kit --example gallery`
//! serves them on 127.0.0.1:8091 (`--map FILE` shows a map of provinces). Nothing here is stored,
//! and nothing of the product uses it.

mod cells;
mod home;
mod parts;

use axum::extract::Request;
use axum::middleware::{self, Next};
use kernel::clock::FixedClock;
use kernel::db::Db;
use kernel::pass::Grant;
use kernel::{Clock, Day, Id, Role, UnitId, Who};
use kit::map::Shapes;
use kit::page::MenuItem;
use kit::{Capability, Group, House, Lang, Routes};
use std::error::Error;
use std::sync::Arc;

/// The map, if one was given.
struct Country(Shapes);

const GALLERY: Capability = Capability {
    name: "gallery",
    schema: &[],
    messages: &[(Lang::Vi, include_str!("vi.ftl")), (Lang::En, include_str!("en.ftl"))],
    figures: &[],
    acts: &[],
    routes,
};

const fn item(group: Group, label: &'static str, path: &'static str, go: Option<char>) -> MenuItem {
    MenuItem { group, label, path, go, act: None }
}

fn routes() -> Routes {
    Routes::new()
        .menu(item(Group::Today, "kit-group-today", "/", Some('h')))
        .menu(item(Group::People, "kit-group-people", "/people", Some('c')))
        .menu(item(Group::Reports, "gallery-report", "/report", Some('r')))
        .menu(item(Group::Reports, "gallery-parts", "/parts", None))
        .menu(item(Group::Steering, "gallery-form", "/form", Some('d')))
        .get("/", home::home)
        .get("/report", cells::report)
        .post("/report", cells::post_all)
        .get("/report/conflict", cells::conflict)
        .get("/parts", parts::parts)
        .get("/people", parts::people)
        .get("/form", parts::form)
        .post("/form", parts::post_form)
        .get("/outside", parts::outside)
        .get("/fault", parts::fault)
        .get("/panic", parts::panics)
        .get("/search", parts::search)
        .get("/document", parts::document)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::temp_dir().join("nhanai-gallery.db");
    let db = Db::open(&format!("sqlite:{}", file.display())).await?;
    let today = Day::of(2024, 11, 1).ok_or("no such day")?;
    let clock: Arc<dyn Clock> = Arc::new(FixedClock::at(today));
    let map = std::env::args().skip_while(|arg| arg != "--map").nth(1);
    let shapes = match map {
        Some(file) => Shapes::read(&std::fs::read_to_string(file)?, Some("province"))?,
        None => Shapes::default(),
    };
    let mut house = House::new(db, clock.clone(), &[GALLERY])?.with(Country(shapes));
    house.notice = Some("gallery-notice");
    let (router, routes) = kit::web::inner(&house, &[GALLERY]);
    println!("{} routes", routes.len());
    let session = middleware::from_fn(move |mut request: Request, next: Next| {
        let grant = Grant {
            role: Role::Approver,
            unit: UnitId(1),
            from: Day::BEGINNING,
            until: Day::OPEN_END,
        };
        let who = Who::account(Id::new(), "Trần Thị Bình", vec![grant], clock.now(), today);
        if request.uri().path() != "/outside" {
            request.extensions_mut().insert(who);
        }
        next.run(request)
    });
    let app = kit::web::outer(&house, router.layer(session).with_state(house.clone()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8091").await?;
    println!("http://127.0.0.1:8091");
    axum::serve(listener, app).await?;
    Ok(())
}
