//! `/bao-cao.atom`: the reports that were published, the newest first (RFC 4287). An entry's id is
//! that of its publication and never changes; it reads no database.

use crate::papers::Paper;
use api::Tree;
use kernel::Instant;
use kit::Visit;
use std::fmt::Write;

/// Entries of a feed.
const MOST: usize = 50;

/// The feed; `base` is this house's own address, `born` what stands for an empty one.
pub fn atom(visit: &Visit, tree: &Tree, papers: &[Paper], base: &str, born: Instant) -> String {
    let mut newest: Vec<&Paper> = papers.iter().collect();
    newest.sort_by_key(|paper| (std::cmp::Reverse(paper.changed_at), paper.id));
    let updated = newest.first().map_or(born, |paper| paper.changed_at);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let title = escaped(&visit.say("open-feed-title"));
    let lang = visit.words().lang().code();
    let _ = write!(
        text,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>{base}/bao-cao.atom</id>\n<title>{title}</title>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{base}/bao-cao.atom\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}/du-lieu-mo\"/>\n",
        updated.iso(),
        escaped(&visit.say("kit-name")),
    );
    for paper in newest.into_iter().take(MOST) {
        text.push_str(&entry(visit, tree, paper, base));
    }
    text.push_str("</feed>\n");
    text
}

fn entry(visit: &Visit, tree: &Tree, paper: &Paper, base: &str) -> String {
    let unit = tree.get(paper.unit).map(|unit| unit.name.as_str()).unwrap_or_default();
    let called = paper.called(visit.words(), unit);
    let form = paper.of.form.code;
    let label = escaped(&visit.say(&format!("form-{form}")));
    let said = [
        ("report", called),
        ("paper", paper.symbol.clone()),
        ("day", paper.issued_on.vn()),
        ("n", paper.values.len().to_string()),
    ];
    let title = escaped(&visit.words().say_with("open-feed-entry", &said));
    let summary = escaped(&visit.words().say_with("open-feed-summary", &said));
    format!(
        "<entry>\n<id>urn:uuid:{}</id>\n<title>{title}</title>\n<published>{}</published>\n\
         <updated>{}</updated>\n<category term=\"{form}\" label=\"{label}\"/>\n\
         <summary>{summary}</summary>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{base}/du-lieu-mo/bao-cao/{}\"/>\n\
         </entry>\n",
        paper.id,
        paper.published_at.iso(),
        paper.changed_at.iso(),
        paper.report,
    )
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").chars().filter(|c| !c.is_control()).collect()
}
