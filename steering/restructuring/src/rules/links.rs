//! Reading the addresses at which records are opened, one a line, as they are copied from the
//! browser. Whether such a record is there is asked elsewhere.

use kernel::Flaw;
use uuid::Uuid;

/// Lines that are read at once: each is looked for in every register.
pub const LINES: usize = 500;

/// A record by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The line it stands in, the first being 1.
    pub line: usize,
    /// The address within the program.
    pub address: String,
    /// The key of the record.
    pub record: Uuid,
}

/// The records of some lines; empty lines are passed over.
pub fn read_links(text: &str) -> Result<Vec<Link>, Vec<Flaw>> {
    let (mut links, mut flaws) = (Vec::new(), Vec::new());
    let lines = || text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    if lines().count() > LINES {
        let flaw = Flaw::new("links", "restructuring-flaw-many-links");
        return Err(vec![flaw.arg("most", LINES.to_string())]);
    }
    for (at, line) in lines() {
        let line_no = at + 1;
        match read_link(line.trim()) {
            Some((address, record)) => links.push(Link { line: line_no, address, record }),
            None => {
                let flaw = Flaw::new("links", "restructuring-flaw-link");
                flaws.push(flaw.arg("line", line_no.to_string()));
            }
        }
    }
    if flaws.is_empty() { Ok(links) } else { Err(flaws) }
}

/// The path of an address and the last key in it.
fn read_link(line: &str) -> Option<(String, Uuid)> {
    let path = match line.split_once("://") {
        Some((_, rest)) => &rest[rest.find('/')?..],
        None => line,
    };
    let path = path.split(['?', '#']).next()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_');
    if !path.starts_with('/') || path.starts_with("//") || !path.chars().all(is_plain) {
        return None;
    }
    let record = path.rsplit('/').find_map(|part| Uuid::parse_str(part).ok())?;
    Some((path.to_owned(), record))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "0197b1a7-0000-7000-8000-000000000001";

    #[test]
    fn an_address_is_read_with_or_without_its_host_and_never_leads_elsewhere() {
        let text = format!("/care/{KEY}\n\n https://hoi.vn/constructions/{KEY}/photos?a=1#b \n");
        let links = read_links(&text).expect("two addresses");
        let told: Vec<(usize, &str)> =
            links.iter().map(|link| (link.line, link.address.as_str())).collect();
        let second = format!("/constructions/{KEY}/photos");
        assert_eq!(told, [(1, format!("/care/{KEY}").as_str()), (3, second.as_str())]);
        let many = vec![format!("/care/{KEY}"); LINES + 1].join("\n");
        let flaws = read_links(&many).expect_err("too many");
        assert_eq!((flaws.len(), flaws[0].args[0].1.as_str()), (1, "500"));
        assert_eq!(read_links(&many[..many.len() - 1 - KEY.len() - 6]).map(|l| l.len()), Ok(LINES));
        let elsewhere = format!("//x.vn/{KEY}");
        let script = format!("javascript:alert('{KEY}')");
        for bad in ["/care", "care", elsewhere.as_str(), script.as_str(), "/care/<b>"] {
            let flaws = read_links(&format!("/care/{KEY}\n{bad}")).expect_err(bad);
            assert_eq!(flaws[0].args[0].1, "2", "{bad}");
        }
    }
}
