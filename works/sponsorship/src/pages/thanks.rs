//! A letter of thanks as a sheet of paper: to a sponsor as it is called, what arrived in a span of
//! months, for how many addresses, by which codes. It names nobody who was helped and no commune of
//! theirs; who signs for the unit signs it by hand.

use crate::store::{self, Arrived};
use addresses::AddressId;
use kernel::db::Tx;
use kernel::paper::{Align, Over, Paper, Signature, Table, Text};
use kernel::place::Place;
use kernel::{Day, Month, Pass, Period, Result, number};
use kit::Words;
use people::{SignerRow, signers};
use sponsors::SponsorRow;
use std::collections::{BTreeMap, BTreeSet};

/// What a sponsor is thanked for.
pub(super) struct Thanks {
    called: String,
    place: Place,
    span: Period,
    /// Hand-overs and đồng of each code.
    of_codes: BTreeMap<String, (i64, i64)>,
    pub addresses: usize,
    pub turns: usize,
    pub value: i64,
    /// Đồng of it that were goods.
    goods: i64,
    signer: Option<SignerRow>,
    is_illustrative: bool,
}

/// The months from one to another as people call them: a month, a quarter, a year, else a span.
pub(super) fn span(from: Month, until: Month) -> Option<Period> {
    let quarter = from.number().div_ceil(3);
    let named = [
        Some(Period::month(from)),
        Period::quarter(from.year(), quarter),
        Period::year(from.year()),
    ];
    let is_it = |own: &Period| own.first() == from.first() && own.last() == until.last();
    let range = || Period::range(from.first(), until.last());
    named.into_iter().flatten().find(is_it).or_else(range)
}

/// The quarter and the year that ended last before a day.
pub(super) fn finished(today: Day) -> [Option<Period>; 2] {
    let now = Month::of(today);
    let last = now.add_months(-i64::from((now.number() - 1) % 3) - 1);
    [Period::quarter(last.year(), last.number().div_ceil(3)), Period::year(now.year() - 1)]
}

/// What arrived from a sponsor in a span; nothing when nothing did.
pub(super) fn load(
    tx: &mut Tx<'_>,
    pass: &Pass,
    (row, place): (&SponsorRow, &Place),
    span: Period,
) -> Result<Option<Thanks>> {
    let all = store::arrived(tx, pass, row.id, (span.first(), span.last()))?;
    if all.is_empty() {
        return Ok(None);
    }
    let mut of_codes = BTreeMap::new();
    for one in &all {
        let line: &mut (i64, i64) = of_codes.entry(code(tx, one)?).or_default();
        line.0 += 1;
        line.1 += one.amount;
    }
    let addresses: BTreeSet<AddressId> = all.iter().map(|one| one.address).collect();
    let goods = all.iter().filter(|one| one.sort == "goods").map(|one| one.amount).sum();
    let signer = signers::of(tx, pass, place.id, pass.today())?.into_iter().next();
    Ok(Some(Thanks {
        called: row.called.clone(),
        place: place.clone(),
        span,
        of_codes,
        addresses: addresses.len(),
        turns: all.len(),
        value: all.iter().map(|one| one.amount).sum(),
        goods,
        signer,
        is_illustrative: row.illustrative.is_some(),
    }))
}

/// The code that a sponsor knows help by: of the slot, or of the address where it was beside any.
fn code(tx: &mut Tx<'_>, one: &Arrived) -> Result<String> {
    if let Some(code) = &one.code {
        return Ok(code.clone());
    }
    let row = addresses::store::found(tx, one.address)?;
    Ok(row.map(|row| row.code).unwrap_or_default())
}

/// A span in words.
pub(super) fn span_words(words: &Words, span: Period) -> String {
    let label = span.label();
    words.say_with(label.key, &label.args)
}

/// The society at a unit, as it signs; the centre is called so already.
fn society(words: &Words, place: &Place) -> String {
    match place.level.as_str() {
        "centre" => place.name.clone(),
        _ => words.say_with("letter-society", &[("unit", in_a_sentence(&place.name))]),
    }
}

/// A unit's name as it stands within a sentence: *tỉnh Kiên Giang*.
fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The letter, dated on a day.
pub(super) fn paper(words: &Words, thanks: &Thanks, today: Day) -> Paper {
    let (society, span) = (society(words, &thanks.place), span_words(words, thanks.span));
    let said = [
        ("called", thanks.called.clone()),
        ("society", society.clone()),
        ("span", span.clone()),
        ("turns", thanks.turns.to_string()),
        ("addresses", thanks.addresses.to_string()),
        ("value", number::vnd(thanks.value)),
        ("goods", number::vnd(thanks.goods)),
        ("cash", number::vnd(thanks.value - thanks.goods)),
    ];
    let summary = words.say_with("letter-about", &said);
    let mut paper = Paper::of_kind(&words.say("letter-title"), &summary, today)
        .agency(&society)
        .dated(&thanks.place.short_name, Some(today))
        .to(&thanks.called)
        .signed(signature(thanks.signer.as_ref(), &society))
        .body(|body| {
            body.paragraph(words.say_with("letter-thanks", &said));
            body.paragraph(words.say_with("letter-arrived", &said));
            if thanks.goods > 0 {
                body.paragraph(words.say_with("letter-goods", &said));
            }
            body.table(table(words, thanks));
            body.paragraph(words.say("letter-codes"));
            body.paragraph(words.say_with("letter-wish", &said)).end_mark();
        });
    paper.lang = words.lang().code().to_owned();
    if thanks.is_illustrative {
        paper = paper.note(&words.say("sponsorship-illustrated"));
    }
    paper
}

/// Who signs for the unit: in the society's name, but where they sign by order of or for somebody,
/// who is named then (Decree 30/2020/NĐ-CP has one such line). Where nobody is registered the place
/// stays open.
fn signature(signer: Option<&SignerRow>, society: &str) -> Signature {
    let on_behalf = Over::OnBehalfOf(society.to_owned());
    let Some(signer) = signer else {
        return Signature::new(&on_behalf.line(), "");
    };
    let mut signature = signer.signature();
    if signature.over.is_empty() {
        signature.over.push(on_behalf);
    }
    signature
}

fn table(words: &Words, thanks: &Thanks) -> Table {
    let mut table = Table::new()
        .column(words.say("sponsorship-code"), 3, Align::Left)
        .column(words.say("letter-turns"), 2, Align::Right)
        .column(words.say("letter-value"), 3, Align::Right);
    for (code, (turns, value)) in &thanks.of_codes {
        table = table.row([code.clone(), turns.to_string(), number::vnd(*value)]);
    }
    let sum = [words.say("letter-sum"), thanks.turns.to_string(), number::vnd(thanks.value)];
    table.row(sum.map(|said| Text::new().bold(&said)))
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::{finished, signature, span};
    use kernel::{Day, Month, Period, UnitId};
    use people::{PersonId, SignerId, SignerRow};

    fn month(text: &str) -> Month {
        Month::parse(text).expect("a month")
    }

    #[test]
    fn one_line_stands_over_who_signs() {
        let lines = |first: &str, second: &str| {
            let signer = SignerRow {
                id: SignerId::new(),
                unit: UnitId(1),
                unit_name: String::new(),
                person: PersonId::new(),
                full_name: "Người Ký Mẫu".into(),
                capacity: String::new(),
                first_line: first.into(),
                second_line: second.into(),
                from_on: Day::FIRST,
                until_on: Day::LAST,
                version: 1,
            };
            signature(Some(&signer), "Hội Mẫu").title_lines()
        };
        assert_eq!(lines("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]);
        assert_eq!(lines("CHỦ TỊCH", ""), ["TM. HỘI MẪU", "CHỦ TỊCH"]);
        assert_eq!(signature(None, "Hội Mẫu").title_lines(), ["TM. HỘI MẪU"]);
    }

    #[test]
    fn a_span_is_called_as_people_call_it() {
        let of = |from, until| span(month(from), month(until)).expect("a span");
        assert_eq!(of("2024-10", "2024-10").label().key, "period-month");
        assert_eq!(Some(of("2024-07", "2024-09")), Period::quarter(2024, 3));
        assert_eq!(Some(of("2024-01", "2024-12")), Period::year(2024));
        assert_eq!(of("2024-02", "2024-05").label().key, "period-range");
        assert_eq!(span(month("2024-03"), month("2024-02")), None);
    }

    #[test]
    fn what_ended_last_is_never_what_runs_still() {
        let on = |text| finished(Day::parse(text).expect("a day"));
        assert_eq!(on("2024-11-01"), [Period::quarter(2024, 3), Period::year(2023)]);
        assert_eq!(on("2024-12-31"), [Period::quarter(2024, 3), Period::year(2023)]);
        assert_eq!(on("2025-01-01"), [Period::quarter(2024, 4), Period::year(2024)]);
        assert_eq!(on("2025-04-01"), [Period::quarter(2025, 1), Period::year(2024)]);
    }
}
