//! A reminder goes out as a letter to whoever gave an address, through the mail server that was
//! named: it says what the notice says and where to look, once. Nobody without an address gets one,
//! and what is no news any more stays in the program. On every engine.

use crate::house::{self, COMMUNE, Demo};
use crate::visitor::Visitor;
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Day, place};
use program::mail::{Mailer, send_due};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

const BOARD: &str = "/reports/board/remind?unit=kien-giang/huyen-giang-thanh&month=2024-11";
const ADDRESS: &str = "chi@example.vn";

fn day(number: u8) -> Day {
    Day::of(2024, 12, number).expect("a day")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reminder_goes_out_as_a_letter_once() {
    for mut demo in house::every_demo_on(day(5)).await {
        println!("on {}", demo.engine);
        let (server, letters) = post_office();
        let mailer = Mailer::open(&format!("smtp://{server}"), "Nhân Ái <khong@example.vn>");
        let mailer = mailer.unwrap_or_else(|stop| panic!("no mailer: {stop:?}"));
        remind(&demo).await;
        assert_eq!(sent(&demo, &mailer).await, 0, "nobody gave an address");
        gives_an_address(&demo).await;
        demo.turn_to(day(6));
        remind(&demo).await;
        assert_eq!(sent(&demo, &mailer).await, 1);
        assert_eq!(sent(&demo, &mailer).await, 0, "once");
        let letter = letters.recv_timeout(Duration::from_secs(5)).expect("a letter");
        assert!(letter.contains(&format!("RCPT TO:<{ADDRESS}>")), "{letter}");
        let plain = letter.replace("=\n", "").replace("=3D", "=");
        assert!(plain.contains(&format!("/reports?unit={COMMUNE}&month=2024-11")), "{plain}");
        demo.turn_to(day(7));
        remind(&demo).await;
        demo.turn_to(day(20));
        assert_eq!(sent(&demo, &mailer).await, 0, "a reminder of two weeks ago is no news");
    }
}

pub(crate) async fn sent(demo: &Demo, mailer: &Mailer) -> usize {
    send_due(&demo.house, mailer).await.expect("the queue is looked at")
}

async fn remind(demo: &Demo) {
    let today = demo.house.clock.today();
    let read = move |tx: &mut Tx<'_>| Ok(place::find(tx, COMMUNE, today)?.id.to_string());
    let owner = demo.house.db.read(read).await.expect("a unit");
    let mut binh = Visitor::of(demo, "binh").await;
    let told = binh.post(BOARD, &[("owner", &owner), ("form", "month")]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
}

/// An address nobody can write to is told beside its field.
async fn gives_an_address(demo: &Demo) {
    let mut chi = Visitor::of(demo, "chi").await;
    let page = chi.page("/account").await;
    let (base, name) = (page.field("base"), page.field("display_name"));
    let form = |email: &'static str| {
        [("base", base.as_str()), ("display_name", name.as_str()), ("lang", "vi"), ("email", email)]
    };
    let told = chi.post("/account", &form("chi tại xã")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = chi.post("/account", &form(ADDRESS)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
}

/// A mail server of this story: it takes every letter and hands it over with its envelope.
pub(crate) fn post_office() -> (SocketAddr, Receiver<String>) {
    let door = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = door.local_addr().expect("its address");
    let (hand, letters) = channel();
    std::thread::spawn(move || {
        for guest in door.incoming().flatten() {
            let _ = take(guest, &hand);
        }
    });
    (address, letters)
}

/// One conversation of RFC 5321.
fn take(guest: TcpStream, hand: &Sender<String>) -> std::io::Result<()> {
    let mut say = guest.try_clone()?;
    let (mut all, mut is_letter) = (String::new(), false);
    say.write_all(b"220 here\r\n")?;
    for line in BufReader::new(guest).lines() {
        let line = line?;
        all.push_str(&line);
        all.push('\n');
        let answer = match (is_letter, line.as_str()) {
            (true, ".") => {
                is_letter = false;
                let _ = hand.send(std::mem::take(&mut all));
                "250 taken"
            }
            (true, _) => continue,
            (false, "DATA") => {
                is_letter = true;
                "354 go on"
            }
            (false, "QUIT") => "221 bye",
            (false, _) => "250 well",
        };
        say.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}
