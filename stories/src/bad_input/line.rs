//! A real line on the loopback that breaks in mid-request: what came half is not begun, what came
//! whole is done once whether or not anybody waits for the answer.

use super::CELL;
use crate::house::{Demo, november};
use crate::visitor::{Visitor, form, fresh_key};
use program::serve;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

pub async fn a_broken_line_leaves_nothing_behind(demo: &Demo) {
    let any = SocketAddr::from(([127, 0, 0, 1], 0));
    let listener = tokio::net::TcpListener::bind(any).await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let house = demo.house.clone();
    let serving = tokio::spawn(async move { serve::serve(house, listener).await.is_ok() });
    let chi = Visitor::of(demo, "chi").await;
    let key = fresh_key();
    let pairs = [("cell", "blood_units"), ("value", "9"), ("base", "0"), ("key", key.as_str())];
    let whole = request(address, &chi.cookies(), &form(&pairs));
    let half = whole.len() - 20;
    let cuts = [1, 30, whole.find("\r\n\r\n").expect("a head") + 4, half];
    for cut in cuts {
        send(address, whole.as_bytes()[..cut].to_vec(), false).await;
    }
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(demo.levels("blood_units", november()).await, [0; 4], "half a request was saved");
    // The whole request, and nobody waits; then the same again by somebody who does.
    send(address, whole.clone().into_bytes(), false).await;
    let answer = send(address, whole.into_bytes(), true).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"version\":1"), "{answer}");
    assert_eq!(demo.levels("blood_units", november()).await, [9; 4]);
    let odd = send(address, b"NONSENSE\r\n\r\n".to_vec(), true).await;
    assert!(odd.starts_with("HTTP/1.1 400"), "{odd}");
    let login = format!("GET /login HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let answer = send(address, login.into_bytes(), true).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "the server lives: {answer}");
    serving.abort();
}

fn request(address: SocketAddr, cookies: &str, body: &str) -> String {
    format!(
        "POST {CELL} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookies}\r\n\
         Sec-Fetch-Site: same-origin\r\nAccept: application/json\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends bytes; waits for the answer or hangs up.
async fn send(address: SocketAddr, bytes: Vec<u8>, waits: bool) -> String {
    let work = move || -> std::io::Result<String> {
        let mut line = TcpStream::connect(address)?;
        line.set_read_timeout(Some(Duration::from_secs(20)))?;
        line.write_all(&bytes)?;
        let mut answer = Vec::new();
        if waits {
            line.read_to_end(&mut answer)?;
        }
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    tokio::task::spawn_blocking(work).await.expect("it ends").expect("a line")
}
