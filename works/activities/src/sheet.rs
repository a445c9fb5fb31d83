//! Work as a table file: the empty one with its explanation, and reading one that was filled (what
//! opens the file hands its cells over). It is taken line by line; a line that was taken once is
//! known again by its own words, so that the same file sent twice records nothing twice. It writes
//! nothing.

mod line;

pub use line::Line;
pub(crate) use line::id_of;

use catalogue::{Kind, ValueSource};
use kernel::received::{self, Tab};
use kernel::sheet::{self, Guard, Workbook};
use kernel::{Day, Flaw};
use kit::Words;
use std::collections::HashMap;

/// The columns, in order. Only `unit`, `kind`, `from` and `count` must be filled.
pub const COLUMNS: [&str; 24] = [
    "unit",
    "kind",
    "from",
    "until",
    "count",
    "count_2",
    "count_3",
    "count_4",
    "value",
    "source",
    "basis",
    "partner",
    "partner_share",
    "place",
    "campaign",
    "title",
    "story",
    "at_least",
    "joiners",
    "agreement",
    "consignment",
    "count_5",
    "count_6",
    "link",
];
/// The columns of the first tables: their words alone say which work a line tells of, where it
/// fills none of those that came later.
const FIRST: usize = 18;
const COUNTS: [&str; 6] = ["count", "count_2", "count_3", "count_4", "count_5", "count_6"];
/// What a spreadsheet would run.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The empty table: what each column takes and what each kind counts stand above it, behind `#`.
pub fn template(words: &Words, kinds: &[Kind]) -> String {
    let mut text = String::from("\u{feff}");
    for line in explained(words, kinds) {
        text += &format!("# {line}\r\n");
    }
    text + &COLUMNS.join(",") + "\r\n"
}

/// The same as a spreadsheet: the table first, its explanation on the second sheet.
pub fn workbook(words: &Words, kinds: &[Kind], made_on: Day) -> Workbook {
    let title = words.say("activities-title");
    let table = sheet::Sheet::new("import", &title, made_on).landscape();
    let mut table = COLUMNS.iter().fold(table.guarded(Guard::Columns), |table, column| {
        table.open_column(column, sheet::Kind::Text, 16)
    });
    for column in &mut table.columns {
        column.choices = choices(&column.head, words, kinds);
    }
    let mut told = sheet::Sheet::new(&words.say("sheet-told"), &title, made_on).column_of(
        &words.say("sheet-told"),
        sheet::Kind::Text,
        120,
    );
    for line in explained(words, kinds) {
        told.row([line.as_str()]);
    }
    Workbook::new(&title).sheet(table).sheet(told)
}

/// What may be chosen in a column; empty where anything may be typed.
fn choices(column: &str, words: &Words, kinds: &[Kind]) -> Vec<String> {
    match column {
        "kind" => kinds.iter().map(|kind| kind.label(words.lang()).to_owned()).collect(),
        "source" => ValueSource::ALL.iter().map(|source| source.code().to_owned()).collect(),
        "at_least" => vec!["x".to_owned()],
        _ => Vec::new(),
    }
}

/// What each column takes, then what each kind counts.
fn explained(words: &Words, kinds: &[Kind]) -> Vec<String> {
    let mut all = Vec::new();
    let lines = [
        "sheet-about",
        "sheet-days",
        "sheet-counts",
        "sheet-values",
        "sheet-one",
        "sheet-place",
        "sheet-campaign",
        "sheet-joiners",
        "sheet-agreement",
        "sheet-consignment",
        "sheet-link",
        "sheet-twice",
    ];
    for key in lines {
        let said = words.say(key);
        let said: Vec<&str> = said.split_whitespace().collect();
        all.push(said.join(" "));
    }
    for kind in kinds {
        let counts: Vec<String> = COUNTS
            .iter()
            .zip(&kind.measures)
            .map(|(column, measure)| format!("{column} = {}", measure.label(words.lang())))
            .collect();
        let sources: Vec<&str> = kind.value_sources.iter().map(|source| source.code()).collect();
        let name = kind.label(words.lang());
        let mut line = format!("{} ({name}): {}", kind.code, counts.join(", "));
        if !sources.is_empty() {
            line += &format!("; source = {}", sources.join(" | "));
        }
        all.push(line);
    }
    all
}

/// The row of heads of a table of work, and where each column stands.
struct Heads {
    row: u32,
    at: HashMap<&'static str, u32>,
}

/// The row that holds the head `unit`; whatever stands above it is no work.
fn heads(tab: &Tab) -> Option<Heads> {
    let names = |line: &received::Line| {
        let named = line.cells.iter().filter_map(|(at, said)| {
            let said = said.typed().trim_start_matches('\u{feff}').to_lowercase();
            Some((*COLUMNS.iter().find(|column| **column == said)?, *at))
        });
        named.collect::<HashMap<_, _>>()
    };
    let all = tab.lines.iter().map(|line| Heads { row: line.number, at: names(line) });
    all.into_iter().find(|heads| heads.at.contains_key("unit") && heads.at.len() > 1)
}

/// The number of the row of heads, when this is a table of work at all.
pub fn head_row(tab: &Tab) -> Option<u32> {
    heads(tab).filter(|heads| heads.at.contains_key("kind")).map(|heads| heads.row)
}

/// Reads the lines of a table; one without the columns is refused whole.
pub fn lines(tab: &Tab) -> Result<Vec<Line>, Flaw> {
    let missing = |column: &str| Flaw::new("file", "sheet-no-column").arg("column", column);
    let heads = heads(tab).ok_or_else(|| missing("unit"))?;
    for needed in ["unit", "kind", "from", "count"] {
        if !heads.at.contains_key(needed) {
            return Err(missing(needed));
        }
    }
    let mut twins: HashMap<String, u64> = HashMap::new();
    let mut all = Vec::new();
    for line in tab.lines.iter().filter(|line| line.number > heads.row) {
        let cells: HashMap<&'static str, String> = heads
            .at
            .iter()
            .map(|(column, at)| (*column, line.typed(*at).trim().to_owned()))
            .collect();
        let is_remark = line.cells.first().is_some_and(|(_, said)| said.typed().starts_with('#'));
        if is_remark || cells.values().all(String::is_empty) {
            continue;
        }
        // The same words twice in one file are two pieces of work; the same file twice is not.
        let words = COLUMNS.map(|column| cells.get(column).cloned().unwrap_or_default());
        let twin = twins.entry(words.join("\u{1f}")).or_default();
        *twin += 1;
        all.push(Line::of(line.number.into(), &words, *twin));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Draft;
    use kernel::received::Said;

    /// A table of these lines, as what opens a file hands it over.
    fn tab(text: &str) -> Tab {
        let cells = |line: &str| {
            let cells = (0_u32..).zip(line.split('|')).filter(|(_, cell)| !cell.is_empty());
            cells.map(|(at, cell)| (at, Said::Text(cell.to_owned()))).collect()
        };
        let lines = (1_u32..).zip(text.lines());
        let lines = lines.map(|(number, line)| received::Line { number, cells: cells(line) });
        Tab { lines: lines.collect(), ..Tab::default() }
    }

    fn read(text: &str) -> Vec<Line> {
        lines(&tab(text)).expect("a table")
    }

    fn draft(line: &Line) -> Result<Draft, Vec<Flaw>> {
        let kind = line.kind_of(catalogue::shipped()).expect("a kind");
        line.draft(line.id(0), kind, None)
    }

    #[test]
    fn a_line_is_read_and_known_again() {
        let text = "# lời\nunit|kind|from|count|value|source\nkien-giang|kitchen|2024-10-05|120|\
                    4500000|goods\nkien-giang|Bếp ăn tình thương|05/10/2024|1.200|4,5 triệu|cash";
        let both = read(text);
        assert_eq!((both[0].number, head_row(&tab(text))), (3, Some(2)));
        let first = draft(&both[0]).expect("a draft");
        assert_eq!(first.parts.counts, [("meals".to_owned(), 120)]);
        assert_eq!(first.amount(), 4_500_000);
        let second = draft(&both[1]).expect("a draft of a kind by its name");
        assert_eq!((second.amount(), second.parts.counts[0].1), (4_500_000, 1_200));
        assert_eq!(read(text)[0].id(0), both[0].id(0), "the same line is the same work");
        assert_ne!(both[0].id(0), both[1].id(0));
        assert_ne!(both[0].id(0), both[0].id(1), "taken back, it is a new piece");
        let again = Line::of(3, &both[0].words(), both[0].twin());
        assert_eq!(again.id(0), both[0].id(0));
    }

    #[test]
    fn every_kind_is_told_whole() {
        for kind in catalogue::shipped() {
            assert!(kind.measures.len() <= COUNTS.len(), "{} counts more", kind.code);
        }
        let exam = catalogue::shipped_as("free-exam").expect("a kind");
        let line = &read("unit|kind|from|count|count_5|link\na|x|2024-10-05|9|7|https://a.vn/b")[0];
        let draft = line.draft(line.id(0), exam, None).expect("a draft");
        let fifth = exam.measures[4].code.as_str();
        assert!(draft.parts.counts.contains(&(fifth.to_owned(), 7)), "{:?}", draft.parts.counts);
        assert_eq!(draft.link.as_deref(), Some("https://a.vn/b"));
    }

    #[test]
    fn a_line_of_an_older_table_is_known_again() {
        let old = "unit|kind|from|count\na|gift|2024-10-05|1";
        let filled = "unit|kind|from|count|joiners\na|gift|2024-10-05|1|b";
        let words = ["a", "gift", "2024-10-05", "", "1"].map(str::to_owned);
        let first = Line::of(2, &words, 1);
        assert_eq!(read(old)[0].id(0), first.id(0));
        let mut whole = words.to_vec();
        whole.resize(FIRST, String::new());
        assert_eq!(Line::of(2, &whole, 1).id(0), first.id(0));
        assert_ne!(read(filled)[0].id(0), first.id(0), "what is told besides is other work");
    }

    #[test]
    fn the_same_line_twice_in_a_file_is_two_pieces_of_work() {
        let both = read("unit|kind|from|count\na|gift|2024-10-05|1\n\na|gift|2024-10-05|1");
        assert_ne!(both[0].id(0), both[1].id(0));
    }

    #[test]
    fn formulas_and_nonsense_are_refused_with_their_column() {
        let text = "unit|kind|from|count|value|title\na|gift|2024-13-05|ten|5|=HYPERLINK(1)";
        let flaws = draft(&read(text)[0]).expect_err("refused");
        let told: Vec<&str> = flaws.iter().map(|flaw| flaw.field.as_str()).collect();
        assert_eq!(told, ["title", "from", "from", "count", "source"]);
        let nothing = "unit|kind|from|count|count_2\na|gift|2024-10-05|0|\na|gift|2024-10-05||";
        for line in read(nothing) {
            let flaws = draft(&line).expect_err("nothing was counted");
            let column = ("column", "count".to_owned());
            assert!(flaws.len() == 1 && flaws[0].args.contains(&column), "{flaws:?}");
        }
        let missing = lines(&tab("unit|kind\na|gift")).expect_err("a table without its columns");
        assert_eq!(missing.args, [("column", "from".to_owned())]);
        assert_eq!(head_row(&tab("Mã|Số liệu|11/2024")), None);
    }
}
