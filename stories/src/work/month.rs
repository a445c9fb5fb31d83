//! A month of other numbers: every shipped kind of work with all that it counts, drawn by dice,
//! comes in once as a table and once through the form. Every figure at every level is what the
//! columns of the catalogue add up to; no other figure moves. It opens with who may not.

use super::table::taken_all;
use super::{COMMUNE, DISTRICT, Demo, PROVINCE, StatusCode, Visitor, done, fresh_key, november};
use crate::dice::Dice;
use crate::house::{self, CENTRE, today};
use book::Figures;
use catalogue::{Kind, Part, ValueSource};
use kernel::db::Tx;
use kernel::{Role, place};
use std::collections::BTreeMap;

const ELSEWHERE: &str = "kien-giang/huyen-an-bien";
const BY_FORM: &str = "kien-giang/huyen-an-minh";
/// Columns of counts that a table has.
const COUNTS: usize = 6;

/// What figures come to, by their codes.
type Sums = BTreeMap<String, i64>;

/// What was done of a kind: the amount of each measure, its value.
struct Deed {
    kind: Kind,
    counts: Vec<i64>,
    value: i64,
    source: Option<ValueSource>,
}

impl Deed {
    /// Parts and people stay below what they are a part of, whatever that is.
    fn drawn(kind: &Kind, dice: &mut Dice) -> Deed {
        let limit = |at: usize| if kind.measures[at].part.is_none() { 900 } else { 90 };
        let drawn = |at: usize, dice: &mut Dice| match at {
            0 => 1_000 + dice.roll(1_000),
            at => limit(at) / 2 + dice.roll(limit(at) / 2),
        };
        let mut counts: Vec<i64> =
            (0..kind.measures.len()).map(|at| drawn(at, dice) as i64).collect();
        // Eastern and western are all there is: the last of such parts is what is left.
        let is_all = |at: &usize| matches!(kind.measures[*at].part, Some(Part::Exactly(_)));
        let all: Vec<usize> = (0..counts.len()).filter(is_all).collect();
        if let [before @ .., last] = all.as_slice() {
            counts[*last] = counts[0] - before.iter().map(|at| counts[*at]).sum::<i64>();
        }
        let source = kind.value_sources.iter().find(|source| **source != ValueSource::Norm);
        let value = source.map_or(0, |_| 1_000 + dice.roll(90_000_000) as i64);
        Deed { kind: kind.clone(), counts, value, source: source.copied() }
    }

    /// What the catalogue says that it adds to.
    fn adds(&self, sums: &mut Sums) {
        let counted = self.kind.measures.iter().zip(&self.counts);
        let counted = counted.filter_map(|(of, many)| Some((of.figure.clone()?, *many)));
        let worth = self.kind.value_figure.clone().map(|figure| (figure, self.value));
        for (figure, amount) in counted.chain(worth) {
            *sums.entry(figure).or_default() += amount;
        }
    }

    fn line(&self, unit: &str) -> String {
        let counts: Vec<String> = self.counts.iter().map(i64::to_string).collect();
        let blank = vec![String::new(); COUNTS - counts.len()];
        let value = self.source.map_or_else(String::new, |_| self.value.to_string());
        let source = self.source.map_or("", |source| source.code());
        let counts = [counts, blank].concat().join(",");
        format!("{unit},{},2024-11-01,{counts},{value},{source}\n", self.kind.code)
    }
}

#[tokio::test]
async fn a_month_of_other_numbers_comes_in_as_a_table_and_through_the_form() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let (seed, mut dice) = Dice::seeded();
        who_may_not(&demo).await;
        let units = [COMMUNE, DISTRICT, PROVINCE, CENTRE, ELSEWHERE, BY_FORM];
        let mut expected = Vec::new();
        for unit in units {
            expected.push(sums(&demo, unit).await);
        }
        let kinds = catalogue::shipped();
        let head = "unit,kind,from,count,count_2,count_3,count_4,count_5,count_6,value,source\n";
        let mut table = head.to_owned();
        for (unit, reached) in [(COMMUNE, &[0, 1, 2, 3][..]), (ELSEWHERE, &[4, 2, 3])] {
            for kind in kinds {
                let deed = Deed::drawn(kind, &mut dice);
                table.push_str(&deed.line(unit));
                reached.iter().for_each(|at| deed.adds(&mut expected[*at]));
            }
        }
        let told = taken_all(&demo, false, &table).await;
        assert!(told.refused.is_empty(), "seed {seed}: {:?}", told.refused);
        assert_eq!(told.recorded, 2 * kinds.len(), "seed {seed}: {told:?}");
        for kind in kinds {
            let deed = Deed::drawn(kind, &mut dice);
            through_the_form(&demo, &deed).await;
            [5, 2, 3].iter().for_each(|at| deed.adds(&mut expected[*at]));
        }
        for (unit, expected) in units.iter().zip(&expected) {
            assert_eq!(&sums(&demo, unit).await, expected, "{unit}, seed {seed}");
        }
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}, seed {seed}: {broken:?}", demo.engine);
    }
}

async fn who_may_not(demo: &Demo) {
    let new = format!("/activities/new?unit={BY_FORM}&kind=gift");
    let dung = Visitor::of(demo, "dung").await.get(&new).await;
    assert_eq!(dung.status, StatusCode::NOT_FOUND, "Dũng records in another province");
    let guest = Visitor::guest(demo).get(&new).await;
    assert_eq!(guest.status, StatusCode::SEE_OTHER, "Khách records");
}

/// The figures of a unit in November that no formula gives, nought where nothing is booked.
async fn sums(demo: &Demo, unit: &'static str) -> Sums {
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let read = move |tx: &mut Tx<'_>| {
        let place = place::find(tx, unit, today())?;
        let pass = house::person(tx, Role::Centre, CENTRE)?.may(&reporting::acts::VIEW, &place)?;
        let lines = book::month(tx, &pass, &figures, place.id, november())?;
        let own = |line: book::Line| {
            let known = figures.get(line.figure)?;
            let is_derived = known.declared.is_some_and(|figure| figure.formula.is_some());
            (!is_derived).then(|| (known.code.to_owned(), line.value.known))
        };
        Ok(lines.into_iter().filter_map(own).collect())
    };
    demo.house.db.read(read).await.expect("the figures of a month")
}

async fn through_the_form(demo: &Demo, deed: &Deed) {
    let mut binh = Visitor::of(demo, "binh").await;
    let mut form = vec![
        ("id".to_owned(), fresh_key()),
        ("key".to_owned(), fresh_key()),
        ("base".to_owned(), "0".to_owned()),
        ("from".to_owned(), "01/11/2024".to_owned()),
        // A kitchen and an examination beside Tết Quân-Dân would be asked about.
        ("again".to_owned(), "1".to_owned()),
    ];
    let counted = deed.kind.measures.iter().zip(&deed.counts);
    form.extend(counted.map(|(of, many)| (format!("count-{}", of.code), many.to_string())));
    if let Some(source) = deed.source {
        form.push(("value".to_owned(), deed.value.to_string()));
        form.push(("source".to_owned(), source.code().to_owned()));
    }
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let page = format!("/activities/new?unit={BY_FORM}&kind={}", deed.kind.code);
    done(&binh.post(&page, &pairs).await);
}
