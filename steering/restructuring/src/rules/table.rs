//! Moves as a table: one line a move, commas or semicolons, the heads in the first line. It reads
//! texts; whether a unit exists is asked later.

use crate::model::Sort;
use book::rules::Heir;
use kernel::Flaw;
use kernel::fold::fold;
use std::collections::HashMap;

/// The columns of the table, in the order of the template.
pub const COLUMNS: [&str; 11] = [
    "sort",
    "unit",
    "target",
    "share",
    "key",
    "name",
    "short_name",
    "level",
    "official_code",
    "lat",
    "lon",
];

/// Lines of a table; the map of 2025 has fifteen thousand.
const LINES: usize = 50_000;
/// Flaws that are told at once.
const TOLD: usize = 40;

/// A line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number in the file, the heads being line 1.
    pub number: usize,
    /// What it does.
    pub sort: Sort,
    /// Path of the unit it is about.
    pub unit: String,
    /// Path of the unit it leads to, or the key of a line that founds it.
    pub target: String,
    /// Its share.
    pub share: Option<(i64, i64)>,
    /// What other lines call the unit it founds.
    pub key: String,
    /// The new name.
    pub name: String,
    /// The new short name.
    pub short_name: String,
    /// Level code.
    pub level: String,
    /// Code of the statistics office.
    pub official_code: Option<String>,
    /// Millionths of a degree north and east.
    pub point_e6: Option<(i64, i64)>,
}

/// Reads a table; all flaws at once, each with its line.
pub fn read_table(text: &str) -> Result<Vec<Line>, Vec<Flaw>> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let cut = if first.contains(';') {
        b';'
    } else if first.contains('\t') {
        b'\t'
    } else {
        b','
    };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(cut).flexible(true).from_reader(text.as_bytes());
    let heads: HashMap<String, usize> = match reader.headers() {
        Ok(heads) => heads.iter().map(|h| h.trim().to_lowercase()).zip(0..).collect(),
        Err(_) => HashMap::new(),
    };
    if !heads.contains_key("sort") {
        return Err(vec![Flaw::new("table", "restructuring-flaw-table-heads")]);
    }
    let (mut lines, mut flaws) = (Vec::new(), Vec::new());
    for (at, record) in reader.records().enumerate() {
        let number = at + 2;
        let told = |key: &'static str| Flaw::new("table", key).arg("line", number.to_string());
        let Ok(record) = record else {
            flaws.push(told("restructuring-flaw-line"));
            continue;
        };
        if number > LINES {
            flaws.push(told("restructuring-flaw-table-long").arg("most", LINES.to_string()));
            break;
        }
        let get = |head: &str| heads.get(head).and_then(|at| record.get(*at)).unwrap_or("").trim();
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match line(number, get) {
            Ok(line) => lines.push(line),
            Err(key) => flaws.push(told(key)),
        }
    }
    flaws.truncate(TOLD);
    if lines.is_empty() && flaws.is_empty() {
        flaws.push(Flaw::new("table", "restructuring-flaw-table-empty"));
    }
    if flaws.is_empty() { Ok(lines) } else { Err(flaws) }
}

fn line<'a>(number: usize, get: impl Fn(&str) -> &'a str) -> Result<Line, &'static str> {
    let sort = sort_of(get("sort")).ok_or("restructuring-flaw-sort")?;
    let share = read_share(get("share"))?;
    let name = get("name").to_owned();
    if sort.needs_name() && name.is_empty() {
        return Err("restructuring-flaw-no-name");
    }
    let key = match get("key") {
        "" => name.clone(),
        key => key.to_owned(),
    };
    let official = Some(get("official_code").to_owned()).filter(|code| !code.is_empty());
    Ok(Line {
        number,
        sort,
        unit: get("unit").to_owned(),
        target: get("target").to_owned(),
        share: share.filter(|_| sort == Sort::Part),
        key,
        name,
        short_name: get("short_name").to_owned(),
        level: get("level").to_owned(),
        official_code: official,
        point_e6: micro(get("lat")).zip(micro(get("lon"))),
    })
}

/// A sort by its code, or as an officer writes it.
fn sort_of(text: &str) -> Option<Sort> {
    const WORDS: [(&str, Sort); 6] = [
        ("nhap", Sort::Whole),
        ("chia", Sort::Part),
        ("chuyen", Sort::Parent),
        ("lap", Sort::Found),
        ("bo", Sort::Abolish),
        ("doi ten", Sort::Rename),
    ];
    let folded = fold(text);
    let word = WORDS.into_iter().find(|(word, _)| *word == folded).map(|(_, sort)| sort);
    word.or_else(|| Sort::read(&folded))
}

/// Reads a share: `1/3`, `40%`, `33,5%`; nothing when it is left open.
pub fn read_share(text: &str) -> Result<Option<(i64, i64)>, &'static str> {
    const FLAW: &str = "restructuring-flaw-share";
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let (part, whole) = if let Some(percent) = text.strip_suffix('%') {
        let percent = percent.trim();
        let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
        if decimals.len() > 6 {
            return Err(FLAW);
        }
        let scale = 10_i64.pow(decimals.len() as u32);
        let digits: i64 = format!("{whole}{decimals}").parse().map_err(|_| FLAW)?;
        (digits, 100 * scale)
    } else {
        let (part, whole) = text.split_once('/').ok_or(FLAW)?;
        let number = |text: &str| text.trim().parse::<i64>().map_err(|_| FLAW);
        (number(part)?, number(whole)?)
    };
    let is_share = whole > 0 && (1..=whole).contains(&part);
    if is_share { Ok(Some((part, whole))) } else { Err(FLAW) }
}

/// Reads the shares of all parts of a unit; together they are one whole.
pub fn read_shares(texts: &[String], parts: usize) -> Result<Vec<(i64, i64)>, Vec<Flaw>> {
    let flaw = |key: &'static str| vec![Flaw::new("shares", key)];
    let read: Result<Vec<Option<(i64, i64)>>, _> =
        texts.iter().map(|text| read_share(text)).collect();
    let shares: Vec<(i64, i64)> = read.map_err(flaw)?.into_iter().flatten().collect();
    match are_whole(&shares, parts) {
        true => Ok(shares),
        false => Err(flaw("restructuring-flaw-shares")),
    }
}

/// Reads how one figure is divided over all parts of a unit: a part may have nothing of it,
/// together they are one whole. Without any text it is divided as its unit is.
pub fn read_apart(texts: &[String], parts: usize) -> Result<Vec<(i64, i64)>, Vec<Flaw>> {
    let flaw = |key: &'static str| vec![Flaw::new("apart", key)];
    if texts.iter().all(|text| text.trim().is_empty()) {
        return Ok(Vec::new());
    }
    let read = |text: &String| match text.trim() {
        "" | "0" | "0%" | "0 %" => Ok((0, 1)),
        said => Ok(read_share(said)?.unwrap_or((0, 1))),
    };
    let shares: Result<Vec<(i64, i64)>, _> = texts.iter().map(read).collect();
    let shares = shares.map_err(flaw)?;
    match are_whole(&shares, parts) {
        true => Ok(shares),
        false => Err(flaw("restructuring-flaw-shares")),
    }
}

/// Whether shares are those of all parts, and one whole together.
fn are_whole(shares: &[(i64, i64)], parts: usize) -> bool {
    let heir = |share: &(i64, i64)| Heir { unit: kernel::UnitId(0), share: Some(*share) };
    let heirs: Vec<Heir> = shares.iter().map(heir).collect();
    shares.len() == parts && parts > 1 && book::rules::shares(&heirs).is_some()
}

/// Degrees as text to millionths of a degree, without floating point.
fn micro(text: &str) -> Option<i64> {
    let text = text.replace(',', ".");
    let (sign, text) = text.strip_prefix('-').map_or((1, text.as_str()), |rest| (-1, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part: String = part.chars().chain(std::iter::repeat('0')).take(6).collect();
    let whole: i64 = whole.parse().ok().filter(|whole| (0..=180).contains(whole))?;
    Some(sign * (whole * 1_000_000 + part.parse::<i64>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_may_have_nothing_of_one_figure() {
        let said = |texts: [&str; 2]| read_apart(&texts.map(str::to_owned), 2);
        assert_eq!(said(["0", "100%"]), Ok(vec![(0, 1), (100, 100)]));
        assert_eq!(said(["", "1/1"]), Ok(vec![(0, 1), (1, 1)]));
        assert_eq!(said(["9/10", "10%"]), Ok(vec![(9, 10), (10, 100)]));
        assert_eq!(said(["", " "]), Ok(Vec::new()), "as the unit");
        for wrong in [["1/2", "1/3"], ["x", "1/1"], ["-1/2", "3/2"], ["100%", "100%"]] {
            assert!(said(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn shares_are_read_as_people_write_them() {
        assert_eq!(read_share("1/3"), Ok(Some((1, 3))));
        assert_eq!(read_share(" 40% "), Ok(Some((40, 100))));
        assert_eq!(read_share("33,5 %"), Ok(Some((335, 1000))));
        assert_eq!(read_share(""), Ok(None));
        for wrong in ["0/3", "4/3", "1/0", "x", "120%", "-1/2", "1.1234567%"] {
            assert!(read_share(wrong).is_err(), "{wrong}");
        }
        let said = |texts: [&str; 2]| read_shares(&texts.map(str::to_owned), 2);
        assert!(said(["1/3", "2/3"]).is_ok());
        assert!(said(["60%", "2/5"]).is_ok());
        assert!(said(["1/3", "1/3"]).is_err() && said(["1/1", ""]).is_err());
    }

    #[test]
    fn a_table_is_read_with_its_flaws_by_line() {
        let text = "\u{feff}sort;unit;target;share;key;name;level\n\
                    lập;;tinh;;moi;Xã Mới;commune\nnhap;tinh/xa-a;moi;;;;\n\
                    part;tinh/xa-b;moi;1/2;;;\n;;;;;;\n";
        let lines = read_table(text).expect("a table");
        let sorts: Vec<Sort> = lines.iter().map(|line| line.sort).collect();
        assert_eq!(sorts, [Sort::Found, Sort::Whole, Sort::Part]);
        assert_eq!((lines[0].key.as_str(), lines[2].share), ("moi", Some((1, 2))));
        let flaws = read_table("sort,unit,share\nnuốt,a,\npart,b,9/3\n").expect_err("two flaws");
        let told: Vec<_> = flaws.iter().map(|flaw| (flaw.key, flaw.args[0].1.as_str())).collect();
        assert_eq!(told, [("restructuring-flaw-sort", "2"), ("restructuring-flaw-share", "3")]);
        assert!(read_table("a,b\n1,2\n").is_err() && read_table("sort,unit\n").is_err());
    }

    #[test]
    fn points_are_read_exactly() {
        assert_eq!(micro("10.5"), Some(10_500_000));
        assert_eq!(micro("104,123456"), Some(104_123_456));
        assert_eq!(micro("x"), None);
    }
}
