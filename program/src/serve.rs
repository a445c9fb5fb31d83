//! Serving the pages: one listener, the layers of the kit with the session between them, the jobs
//! beside it, and a quiet end. It knows no page.

use crate::cli::{Outcome, ServeArgs, Stop};
use crate::mail::Mailer;
use crate::{capabilities, front, house, jobs};
use axum::Router;
use axum::http::StatusCode;
use axum::middleware;
use kernel::seal::Keys;
use kit::House;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tower::ServiceExt;
use tower_http::timeout::TimeoutLayer;

/// A request that takes longer than this is given up; nothing of it is kept.
const REQUEST_TIME: Duration = Duration::from_secs(60);

/// `nhanai serve`.
pub async fn run(database: &str, key_file: Option<PathBuf>, args: ServeArgs) -> Outcome {
    let listener = listen(args.listen).await?;
    let db = house::open(database).await?;
    let keys = Keys::open(house::key_path(database, key_file))?;
    let mut house = house::build(db, house::clock(args.today), keys).await?;
    house.is_tls = args.tls;
    house.address = reached_at(args.address.as_deref(), args.listen);
    if let Some(url) = &args.smtp {
        let from = args.mail_from.as_deref().unwrap_or_default();
        house = house.with(Mailer::open(url, from)?);
    }
    println!("Nhân Ái: http://{}", args.listen);
    serve(house, listener).await
}

/// Where people reach the pages: as it was said, else where the program listens.
pub fn reached_at(said: Option<&str>, listen: SocketAddr) -> String {
    match said.map(|address| address.trim_end_matches('/')) {
        Some(address) if !address.is_empty() => address.to_owned(),
        _ => format!("http://{listen}"),
    }
}

/// Takes the address, or says in one line why not.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, Stop> {
    TcpListener::bind(address).await.map_err(|cause| {
        let line = match cause.kind() {
            std::io::ErrorKind::AddrInUse => {
                format!("{address} is taken by another program; choose another with --listen")
            }
            _ => format!("cannot listen on {address}: {cause}"),
        };
        Stop::Said(line)
    })
}

/// Everything between a connection and a handler.
pub fn app(house: &House) -> Router {
    let (inner, _) = kit::web::inner(house, capabilities::ALL);
    let with_bell = inner.layer(middleware::from_fn_with_state(house.clone(), front::ring));
    let with_session =
        with_bell.layer(middleware::from_fn_with_state(house.clone(), people::recognise));
    let time = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIME);
    let app = kit::web::outer(house, with_session.with_state(house.clone()).layer(time));
    // One address has many spellings among DHIS2 clients; they are made one before any route.
    Router::new().fallback_service(app.map_request(dhis2::address::plain))
}

/// Serves until the process is asked to end.
pub async fn serve(house: House, listener: TcpListener) -> Outcome {
    let jobs = jobs::start(&house);
    let mail = jobs::start_mail(&house);
    let app = app(&house).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, app).with_graceful_shutdown(asked_to_end()).await;
    jobs.abort();
    if let Some(mail) = mail {
        mail.abort();
    }
    served.map_err(|cause| Stop::Said(format!("the listener failed: {cause}")))
}

async fn asked_to_end() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
