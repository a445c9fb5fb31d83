//! What must hold of a class. Pure; every flaw stands at its field.

mod counted;

pub use counted::{OfSort, OfTrainer, by_sort, trainers};

use crate::model::{
    CertificateRow, Class, ClassRow, FIELDS, LEVELS, OF_FIELDS, Outcome, ParticipantRow, SORTS,
    SessionRow, Standing, is_class,
};
use agreements::AgreementRow;
use kernel::{Day, Flaw, number};

/// Letters of a name or a word.
pub const LETTERS: usize = 200;
/// People of one class: a hall, not a stadium.
pub const LARGEST_CLASS: i64 = 2_000;
/// Periods of one session.
const LARGEST_PERIODS: i64 = 16;
/// What a class of first aid for the community and of level I holds: 24 periods (Thông tư
/// 17/2014/TT-BYT, rules.md 3.7, grade B). Fewer are told, not refused.
pub const FIRST_AID_PERIODS: i64 = 24;
/// The longest a certificate is said to be good, in months.
const LONGEST_MONTHS: i64 = 120;

/// What must hold of a class that is planned.
pub fn check_class(row: &ClassRow) -> Vec<Flaw> {
    let mut flaws = check_said(row);
    if !is_class(&row.kind) {
        flaws.push(Flaw::new("kind", "kit-flaw-choose"));
    }
    flaws
}

/// What must hold of what a class says, whatever its kind.
fn check_said(row: &ClassRow) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !LEVELS.contains(&row.level.as_str()) {
        flaws.push(Flaw::new("level", "kit-flaw-choose"));
    }
    if !(0..=LARGEST_CLASS).contains(&row.planned) {
        flaws.push(too_many("planned"));
    }
    if !(0..=1_000_000_000_000).contains(&row.cost) {
        flaws.push(Flaw::new("cost", "number-too-large"));
    }
    flaws.extend(check_share(row));
    flaws.extend(check_field(&row.kind, row.field.as_deref()));
    flaws
}

/// A partner bears a part of the cost, and there is a partner.
fn check_share(row: &ClassRow) -> Option<Flaw> {
    let share = row.partner_share.filter(|share| *share != 0)?;
    if row.partner.is_empty() {
        return Some(Flaw::new("partner", "lesson-share-of-whom"));
    }
    let flaw = || Flaw::new("partner_share", "lesson-share-above-cost");
    (!(0..=row.cost).contains(&share)).then(|| flaw().arg("cost", number::vnd(row.cost)))
}

/// What must hold of what a class is corrected to: it was held, its sessions come after it began,
/// and what certificates say of it stays what they say. It may stay of a kind that is kept as a
/// class no more, and becomes of none such.
pub fn check_correction(class: &Class, row: &ClassRow) -> Vec<Flaw> {
    if class.row.stopped_why.is_some() {
        return vec![Flaw::new("title", "lesson-ended")];
    }
    let mut flaws = match row.kind == class.row.kind {
        true => check_said(row),
        false => check_class(row),
    };
    let first = class.sessions.iter().map(|session| session.on_day).min();
    if let Some(first) = first.filter(|first| *first < row.begins_on) {
        flaws.push(Flaw::new("begins_on", "lesson-after-session").arg("day", first.vn()));
    }
    if class.is_certified() {
        let printed =
            [("title", row.title != class.row.title), ("level", row.level != class.row.level)];
        let changed = printed.into_iter().filter(|(_, is_changed)| *is_changed);
        flaws.extend(changed.map(|(field, _)| Flaw::new(field, "lesson-printed")));
    }
    flaws
}

/// A skills class is of one of the fields, any other class of none (TRN-01).
pub fn check_field(kind: &str, field: Option<&str>) -> Option<Flaw> {
    match (kind == OF_FIELDS, field) {
        (true, None) => Some(Flaw::new("field", "lesson-field-needed")),
        (false, Some(_)) => Some(Flaw::new("field", "lesson-field-of-none")),
        (_, Some(field)) if !FIELDS.contains(&field) => Some(Flaw::new("field", "kit-flaw-choose")),
        _ => None,
    }
}

fn too_many(field: &'static str) -> Flaw {
    Flaw::new(field, "lesson-too-many").arg("most", number::count(LARGEST_CLASS))
}

/// What must hold of a session.
pub fn check_session(class: &Class, on: Day, periods: i64) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if on < class.row.begins_on {
        let flaw = Flaw::new("on", "lesson-before-beginning");
        flaws.push(flaw.arg("day", class.row.begins_on.vn()));
    }
    if !(1..=LARGEST_PERIODS).contains(&periods) {
        let flaw = Flaw::new("periods", "lesson-periods-odd");
        flaws.push(flaw.arg("most", LARGEST_PERIODS.to_string()));
    }
    flaws
}

/// A class is planned under an agreement that holds on the day it begins.
pub fn check_agreement(agreement: &AgreementRow, begins_on: Day) -> Option<Flaw> {
    let flaw = || {
        Flaw::new("agreement", "lesson-agreement-over")
            .arg("from", agreement.from_on.vn())
            .arg("until", agreement.last().vn())
    };
    (!agreement.holds(begins_on)).then(flaw)
}

/// What must hold of people who are put on the list.
pub fn check_participant(class: &Class, there: usize, new: &ParticipantRow) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !is_class(&class.row.kind) {
        flaws.push(Flaw::new("people", "lesson-people-sealed"));
    }
    if there as i64 >= LARGEST_CLASS {
        flaws.push(too_many("people"));
    }
    if !SORTS.contains(&new.sort.as_str()) {
        flaws.push(Flaw::new("sort", "kit-flaw-choose"));
    }
    let year = i64::from(class.row.begins_on.year());
    if new.birth_year.is_some_and(|born| born > year - 5 || born < year - 110) {
        let flaw = Flaw::new("people", "lesson-birth-year-odd");
        flaws.push(flaw.arg("name", new.full_name.clone()));
    }
    flaws
}

/// Reads a list of people, one a line: name; year of birth; where from. A line without a name, or
/// with a year that is none, is named.
pub fn read_people(typed: &str) -> Result<Vec<(String, Option<i64>, String)>, Flaw> {
    let mut all = Vec::new();
    for (at, line) in typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let mut parts = line.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_owned();
        let year = parts.next().unwrap_or_default();
        let from = parts.collect::<Vec<_>>().join(", ");
        let flaw = |key| Flaw::new("people", key).arg("line", (at + 1).to_string());
        if name.is_empty() || name.chars().count() > LETTERS || from.chars().count() > LETTERS {
            return Err(flaw("lesson-line-odd"));
        }
        let birth_year = match (year, year.parse::<i64>()) {
            ("", _) => None,
            (_, Ok(year)) => Some(year),
            _ => return Err(flaw("lesson-line-odd")),
        };
        all.push((name, birth_year, from));
    }
    Ok(all)
}

/// What keeps a class from being ended: nobody came, or a session lies ahead.
pub fn check_end(class: &Class, today: Day) -> Vec<Flaw> {
    let ahead = class.sessions.iter().map(|session| session.on_day).find(|day| *day > today);
    if class.sessions.is_empty() {
        vec![Flaw::new("", "lesson-no-session")]
    } else if let Some(day) = ahead {
        vec![Flaw::new("", "lesson-session-ahead").arg("day", day.vn())]
    } else if class.attended() == 0 {
        vec![Flaw::new("", "lesson-nobody-came")]
    } else {
        Vec::new()
    }
}

/// A session that has not been held has nobody in it.
pub fn check_attendance(session: &SessionRow, today: Day) -> Vec<Flaw> {
    match session.on_day > today {
        true => vec![Flaw::new("there", "lesson-session-ahead").arg("day", session.on_day.vn())],
        false => Vec::new(),
    }
}

/// What must hold of certificates that are given.
pub fn check_certify(class: &Class, given_on: Day, months: Option<i64>, today: Day) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    match class.row.ended_on {
        None => flaws.push(Flaw::new("given_on", "lesson-not-ended")),
        Some(ended) if given_on < ended => {
            flaws.push(Flaw::new("given_on", "lesson-before-end").arg("day", ended.vn()));
        }
        Some(_) => {}
    }
    if given_on > today {
        flaws.push(Flaw::new("given_on", "lesson-ahead"));
    }
    if months.is_some_and(|months| !(1..=LONGEST_MONTHS).contains(&months)) {
        let flaw = Flaw::new("months", "lesson-months-odd");
        flaws.push(flaw.arg("most", LONGEST_MONTHS.to_string()));
    }
    if flaws.is_empty() && waiting(class).next().is_none() {
        flaws.push(Flaw::new("given_on", "lesson-nobody-to-certify"));
    }
    flaws
}

/// Who passed and holds no certificate of the class yet.
pub fn waiting(class: &Class) -> impl Iterator<Item = &ParticipantRow> {
    class.participants.iter().filter(|one| {
        one.result.as_deref().and_then(Outcome::read) == Some(Outcome::Passed)
            && class.certificate(one.id).is_none()
    })
}

/// Whether a certificate is good on a day.
pub fn standing(certificate: &CertificateRow, today: Day) -> Standing {
    match (&certificate.withdrawn_why, certificate.expires_on) {
        (Some(_), _) => Standing::Withdrawn,
        (None, Some(expires)) if expires < today => Standing::Expired,
        _ => Standing::Good,
    }
}

/// A class of first aid that has fewer periods than its level asks for.
pub fn is_short(class: &Class) -> bool {
    matches!(class.row.level.as_str(), "community" | "one")
        && !class.sessions.is_empty()
        && class.periods() < FIRST_AID_PERIODS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CertificateId, ClassId, ParticipantId};

    #[test]
    fn a_list_of_people_is_read_a_line_each() {
        let typed = "Lê Văn Tám; 1990; Công an xã\n\nNguyễn Thị Hoa;2001;Trường THCS\nBa\n";
        let all = read_people(typed).expect("people");
        let said = |at: usize| (all[at].0.as_str(), all[at].1, all[at].2.as_str());
        assert_eq!(said(0), ("Lê Văn Tám", Some(1990), "Công an xã"));
        assert_eq!(said(1), ("Nguyễn Thị Hoa", Some(2001), "Trường THCS"));
        assert_eq!(said(2), ("Ba", None, ""));
        for odd in ["; 1990", "Tám; năm 90"] {
            assert_eq!(read_people(odd).expect_err("odd").key, "lesson-line-odd");
        }
    }

    #[test]
    fn only_a_skills_class_has_a_field() {
        assert!(check_field(OF_FIELDS, Some("digital")).is_none());
        assert!(check_field("training-class", None).is_none());
        let key = |kind, field| check_field(kind, field).map(|flaw| flaw.key);
        assert_eq!(key(OF_FIELDS, None), Some("lesson-field-needed"));
        assert_eq!(key("training-class", Some("digital")), Some("lesson-field-of-none"));
        assert_eq!(key(OF_FIELDS, Some("cooking")), Some("kit-flaw-choose"));
    }

    #[test]
    fn a_certificate_is_read_on_the_day_of_asking() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let paper = CertificateRow {
            id: CertificateId::new(),
            participant: ParticipantId::new(),
            class: ClassId::new(),
            full_name: "Lê Văn Tám".into(),
            title: "Sơ cấp cứu".into(),
            level: "one".into(),
            year: 2024,
            running: 7,
            given_on: day("2024-11-01"),
            expires_on: Some(day("2026-11-01")),
            withdrawn_why: None,
        };
        assert_eq!(paper.number(), "007/2024");
        assert_eq!(standing(&paper, day("2026-11-01")), Standing::Good);
        assert_eq!(standing(&paper, day("2026-11-02")), Standing::Expired);
        let forever = CertificateRow { expires_on: None, ..paper.clone() };
        assert_eq!(standing(&forever, day("2099-01-01")), Standing::Good);
        let gone = CertificateRow { withdrawn_why: Some("Cấp nhầm".into()), ..paper };
        assert_eq!(standing(&gone, day("2024-11-02")), Standing::Withdrawn);
    }
}
