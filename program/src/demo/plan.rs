//! October's work as records: what each unit did, on which days, for how many and worth what, so
//! that the Book gives every printed total back. An illustration, marked so. Pure: it plans and
//! writes nothing.

use super::month::Amounts;
use super::split::{largest_remainder, luck, split_money};
use catalogue::{Kind, ValueSource};
use kernel::{Day, Month};

/// The units that S4 names as inspected (I.6), in its order.
const INSPECTED: [&str; 5] =
    ["Kiên Lương", "Tp. Rạch Giá", "Vĩnh Thuận", "Giồng Riềng", "Hội cơ sở Vòng Tay Nhân ái"];

/// A piece of work of the illustration.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Code of its kind.
    pub kind: &'static str,
    /// What it is called; empty for the name of its kind.
    pub title: &'static str,
    /// The day.
    pub on: Day,
    /// Measures with their amounts, in the order of the kind.
    pub measures: Vec<(String, i64)>,
    /// Its value in đồng; 0 when it has none.
    pub amount: i64,
    /// Where the value came from.
    pub source: ValueSource,
    /// Who gave, where S4 says it.
    pub partner: Option<&'static str>,
    /// Path of the place, where S4 says it.
    pub place: Option<&'static str>,
    /// Printed with *trên*.
    pub at_least: bool,
}

/// How a kind is spread over a month.
struct Spread {
    kind: &'static str,
    /// Kinds that feed the same figures by the same measures: every second record is one of them,
    /// in turn.
    also: &'static [&'static str],
    title: &'static str,
    /// Records of a unit and month at most; 31 is every day.
    most: i64,
    source: ValueSource,
    partner: Option<&'static str>,
    place: Option<&'static str>,
    at_least: bool,
}

const fn spread(kind: &'static str, title: &'static str, most: i64, source: ValueSource) -> Spread {
    Spread { kind, also: &[], title, most, source, partner: None, place: None, at_least: false }
}

impl Spread {
    fn kind_of(&self, at: usize) -> &'static str {
        match (at % 2, self.also.len()) {
            (0, _) | (_, 0) => self.kind,
            (_, many) => self.also[at / 2 % many],
        }
    }

    fn title_of(&self, at: usize) -> &'static str {
        match self.kind {
            "inspection" => INSPECTED.get(at).copied().unwrap_or_default(),
            _ if self.kind_of(at) != self.kind => "",
            _ => self.title,
        }
    }
}

use ValueSource::{Cash, Goods};

/// Every kind that feeds the monthly form, in the order of the form.
const SPREADS: &[Spread] = &[
    spread("training-class", "Tập huấn công tác Hội, sơ cấp cứu và luật giao thông", 1, Cash),
    spread("post-website", "Tin, bài trên website tỉnh Hội", 6, Cash),
    spread("post-social", "Tin, bài trên Fanpage, Facebook", 5, Cash),
    spread("post-press", "Tin, bài phối hợp Báo, Đài PTTH Kiên Giang", 4, Cash),
    spread("post-central", "Tin, bài gửi Cổng thông tin điện tử và Fanpage TƯ Hội", 2, Cash),
    Spread {
        also: &["outreach-directive", "outreach-health", "outreach-safety"],
        ..spread("outreach-session", "Tuyên truyền trong hệ thống Hội", 6, Cash)
    },
    spread("house-new", "Cất mới nhà cho hộ nghèo", 2, Cash),
    spread("bridge", "Bắc mới cầu giao thông nông thôn", 2, Cash),
    Spread {
        partner: Some(super::goods::SIPCO),
        at_least: true,
        ..spread("water-filter", "Trao thiết bị lọc nước cho người dân", 4, Goods)
    },
    Spread {
        place: Some("kien-giang/huyen-giang-thanh/xa-phu-loi"),
        ..spread("tet-quan-dan", "Hưởng ứng Tết Quân-Dân năm 2025", 1, Goods)
    },
    Spread {
        partner: Some("Mạnh thường quân các chợ (minh họa)"),
        ..spread("kitchen", "Bếp ăn tình thương", 31, Goods)
    },
    spread("patient-transfer", "Chuyển viện miễn phí", 4, Cash),
    spread("treatment-support", "Hỗ trợ chi phí điều trị", 2, Cash),
    spread("school-kit", "Tặng dụng cụ học tập", 2, Goods),
    spread("bicycle", "Tặng xe đạp cho học sinh nghèo", 1, Goods),
    spread("funeral", "Phục vụ tang khó", 3, Goods),
    Spread {
        also: &["gift-regular", "gift-adhoc", "gift-tet"],
        ..spread("gift", "Tặng quà thường xuyên, đột xuất", 6, Goods)
    },
    spread("free-exam", "Khám bệnh, cấp thuốc miễn phí", 5, Goods),
    spread("youth-conference", "Tổng kết công tác thanh thiếu niên CTĐ trường học", 1, Cash),
    spread("award-collective", "Khen thưởng tập thể năm học", 1, Cash),
    spread("award-individual", "Khen thưởng cá nhân năm học", 1, Cash),
    spread("traffic-firstaid-class", "Lớp sơ cấp cứu với Ban An toàn giao thông", 1, Cash),
    spread("inspection", "Kiểm tra toàn diện và kiểm tra chuyên đề", 5, Cash),
];

/// What is planned.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The month.
    pub month: Month,
    /// Path of the unit.
    pub unit: &'a str,
    /// Records of a kind at the most; none for as many as the month had. A month that only serves
    /// to compare needs one of each.
    pub most: Option<i64>,
}

/// Plans what a unit did in a month, so that its records sum to its amounts. `kinds` is the shipped
/// catalogue; a figure that no kind feeds is left to its cell.
pub fn plan(of: &Plan<'_>, amounts: &Amounts, kinds: &'static [Kind]) -> Vec<Planned> {
    let Plan { month, unit, .. } = *of;
    let mut all: Vec<Planned> = Vec::new();
    for spread in SPREADS {
        let Some(kind) = kinds.iter().find(|kind| kind.code == spread.kind) else { continue };
        let posted: Vec<(&str, i64)> = posted(kind, amounts);
        let Some((_, main)) = posted.first().copied().filter(|(_, main)| *main > 0) else {
            continue;
        };
        let days = days(month, unit, spread, main.min(of.most.unwrap_or(i64::MAX)));
        let weights: Vec<i64> =
            days.iter().map(|day| luck(kind_day(kind, *day).as_str(), unit)).collect();
        let counts = at_least_one_each(main, &weights);
        let others: Vec<Vec<i64>> =
            posted[1..].iter().map(|(_, sum)| largest_remainder(*sum, &counts)).collect();
        let values = split_money(value(kind, spread.kind, amounts), &counts);
        for (at, day) in days.iter().enumerate() {
            let mut measures = vec![(posted[0].0.to_owned(), counts[at])];
            let more = posted[1..].iter().zip(&others);
            measures.extend(more.map(|((code, _), shares)| ((*code).to_owned(), shares[at])));
            if of.most.is_none() && spread.kind_of(at) == spread.kind {
                let lot = luck(kind_day(kind, *day).as_str(), unit);
                let told = beside(spread.kind, (counts[at], values[at]), lot).into_iter();
                let told = told.filter(|(_, amount)| *amount > 0);
                measures.extend(told.map(|(code, amount)| (code.to_owned(), amount)));
            }
            all.push(Planned {
                kind: spread.kind_of(at),
                title: if of.most.is_none() { spread.title_of(at) } else { "" },
                on: *day,
                measures,
                amount: values[at],
                source: spread.source,
                partner: spread.partner,
                place: spread.place,
                at_least: spread.at_least,
            });
        }
    }
    if of.most.is_none() { together(all) } else { all }
}

/// What an officer writes down beside the counts of the form, by how much was done, its value and a
/// lot from 50 to 149: sorts of meals, sorts of medicine, kilometres, people. It feeds no figure of
/// the form.
fn beside(kind: &str, (done, value): (i64, i64), lot: i64) -> Vec<(&'static str, i64)> {
    match kind {
        "kitchen" => {
            let sorts = largest_remainder(done, &[lot + 60, 40, lot / 3]);
            ["rice", "porridge", "bread"].into_iter().zip(sorts).collect()
        }
        "free-exam" => {
            let eastern = done * lot / 400;
            vec![
                ("eastern", eastern),
                ("western", done - eastern),
                ("team", (done / 40).clamp(2, 12)),
                ("medicine", value * 7 / 10 / 1_000 * 1_000),
            ]
        }
        "tet-quan-dan" => vec![("exams", done * 2), ("gifts", done)],
        "patient-transfer" => vec![("distance", done * lot), ("people", done)],
        "house-new" => vec![("people", done * (lot % 4 + 2))],
        _ => Vec::new(),
    }
}

/// Of a unit with many cases, the last transfer and the last help with treatment are one piece of
/// work: one sum stands over both counts (DEF-14).
fn together(mut all: Vec<Planned>) -> Vec<Planned> {
    let last = |kind: &str| {
        let mut own = all.iter().enumerate().filter(|(_, one)| one.kind == kind);
        own.next().and_then(|_| own.next_back()).map(|(at, _)| at)
    };
    let (Some(driven), Some(treated)) = (last("patient-transfer"), last("treatment-support"))
    else {
        return all;
    };
    let (treatments, amount) = (all[treated].measures[0].1, all[treated].amount);
    let both = &mut all[driven];
    let transfers = both.measures[0].1;
    both.measures =
        vec![("transfers".to_owned(), transfers), ("treatments".to_owned(), treatments)];
    both.kind = "patient-support";
    both.title = "";
    both.amount += amount;
    all.remove(treated);
    all
}

/// The kind's measures that feed a figure of the form, with the unit's amount of it; the form asks
/// for no people beside.
fn posted<'a>(kind: &'a Kind, amounts: &Amounts) -> Vec<(&'a str, i64)> {
    let fed = kind.measures.iter().filter_map(|measure| {
        let figure = measure.figure.as_deref().filter(|code| !catalogue::is_of_reached(code))?;
        Some((measure.code.as_str(), amounts.get(figure).copied().unwrap_or(0)))
    });
    fed.collect()
}

/// The value of a kind. Transfers and treatment share one (DEF-14): by their cases.
fn value(kind: &Kind, code: &str, amounts: &Amounts) -> i64 {
    let of = |figure: &str| amounts.get(figure).copied().unwrap_or(0);
    let whole = kind.value_figure.as_deref().map_or(0, of);
    let parts = split_money(whole, &[of("patient_transfers"), of("treatment_cases")]);
    match code {
        "patient-transfer" => parts[0],
        "treatment-support" => parts[1],
        _ => whole,
    }
}

/// The days of a unit's records: every day, or so many spread over the month.
fn days(month: Month, unit: &str, spread: &Spread, main: i64) -> Vec<Day> {
    let length = i64::from(month.last().day());
    let n = spread.most.min(main).min(length);
    let step = length / n;
    let shift = luck(spread.kind, unit) % step;
    (0..n).map(|at| month.first().add_days(at * step + shift)).collect()
}

/// No record of nothing: one each, the rest by weights.
fn at_least_one_each(total: i64, weights: &[i64]) -> Vec<i64> {
    let rest = largest_remainder(total - weights.len() as i64, weights);
    rest.into_iter().map(|part| part + 1).collect()
}

fn kind_day(kind: &Kind, day: Day) -> String {
    format!("{}/{}", kind.code, day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeSet, HashMap};

    #[test]
    fn the_records_of_a_unit_sum_to_its_amounts_in_every_fed_figure() {
        let whole = super::super::october();
        let month = Month::parse("2024-10").expect("a month");
        let kinds = catalogue::shipped();
        let mut sums: HashMap<&str, i64> = HashMap::new();
        let of = Plan { month, unit: "kien-giang", most: None };
        for planned in plan(&of, &whole.amounts, kinds) {
            let kind = kinds.iter().find(|kind| kind.code == planned.kind).expect("a kind");
            assert_eq!(Month::of(planned.on), month);
            for (code, amount) in &planned.measures {
                let measure = kind.measure(code).expect("a measure");
                // What stands beside the counts of the form feeds none.
                if let Some(figure) = measure.figure.as_deref() {
                    *sums.entry(figure).or_default() += amount;
                }
            }
            if let Some(figure) = &kind.value_figure {
                *sums.entry(figure).or_default() += planned.amount;
            }
        }
        for (code, amount) in &whole.amounts {
            if catalogue::fed().contains(code) {
                assert_eq!(sums.get(code), Some(amount), "{code}");
            }
        }
    }

    #[test]
    fn every_kind_of_the_form_is_spread_and_known() {
        let known: BTreeSet<&str> = catalogue::shipped().iter().map(|k| k.code.as_str()).collect();
        for spread in SPREADS {
            for kind in spread.also.iter().chain([&spread.kind]) {
                assert!(known.contains(kind), "{kind}");
            }
        }
    }
}
