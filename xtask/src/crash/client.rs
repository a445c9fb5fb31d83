//! As much HTTP as a writer of the crash test needs: one request a connection, to this machine
//! alone. It follows nothing and keeps only its cookie.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// A client with its cookie.
#[derive(Clone)]
pub struct Client {
    port: u16,
    cookie: String,
}

/// An answer: status, head and body.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head lines.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Client {
    /// A client that has logged in nowhere.
    pub fn new(port: u16) -> Client {
        Client { port, cookie: String::new() }
    }

    /// The same with a cookie.
    pub fn with_cookie(port: u16, cookie: &str) -> Client {
        Client { port, cookie: cookie.to_owned() }
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> std::io::Result<Answer> {
        self.send("GET", path, "")
    }

    /// Posts a form, asking for JSON.
    pub fn post(&self, path: &str, form: &str) -> std::io::Result<Answer> {
        self.send("POST", path, form)
    }

    fn send(&self, method: &str, path: &str, body: &str) -> std::io::Result<Answer> {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let mut line = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
        line.set_read_timeout(Some(Duration::from_secs(10)))?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
             Sec-Fetch-Site: same-origin\r\nAccept: application/json\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        );
        line.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        line.read_to_end(&mut bytes)?;
        read(&String::from_utf8_lossy(&bytes))
    }
}

/// An answer that was cut off in the middle is no answer.
fn read(text: &str) -> std::io::Result<Answer> {
    let broken = || std::io::Error::new(std::io::ErrorKind::UnexpectedEof, "a broken answer");
    let (head, body) = text.split_once("\r\n\r\n").ok_or_else(broken)?;
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(broken)?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    if length.is_some_and(|length| body.len() < length) {
        return Err(broken());
    }
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_answer_is_no_answer() {
        assert!(read("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nabc").is_err());
        assert!(read("HTTP/1.1 200").is_err());
        let whole = read("HTTP/1.1 409 Conflict\r\ncontent-length: 3\r\n\r\nabc");
        assert!(whole.is_ok_and(|answer| answer.status == 409 && answer.body == "abc"));
    }
}
