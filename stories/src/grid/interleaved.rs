//! Two officers in the same few cells under chance: pages of different age, saves one by one and
//! together, undoing, a line that sends twice, two saves at one moment. Nothing is overwritten in
//! silence, every refused save leads to both values, and the Book says what the accepted saves say.

mod officer;

use super::{CELLS, COMMUNE, Demo, Visitor, code, post};
use crate::dice::Dice;
use crate::house::{self, november};
use axum::http::StatusCode;
use officer::{Officer, Sent, Told};

/// Things that happen.
const STEPS: usize = 100;
/// The cells: two counts, money under a sum, a stock that is carried from the month before.
const FIGURES: [(&str, i64); 4] = [
    ("blood_units", 1),
    ("disaster_households", 1),
    ("addresses_value", 1_000_000),
    ("members_total", 1),
];

/// What stands in a cell by the saves that were accepted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Stands {
    shown: String,
    /// As many as there were accepted saves.
    version: i64,
    by: &'static str,
}

/// How often what happened, so that a run in which nothing happens fails.
#[derive(Debug, Default)]
struct Tally {
    stored: usize,
    refused: usize,
    kept: usize,
    undone: usize,
    repeated: usize,
    at_once: usize,
}

struct Game<'d> {
    demo: &'d Demo,
    seed: u64,
    dice: Dice,
    cells: Vec<Stands>,
    tally: Tally,
}

#[tokio::test]
async fn nothing_is_overwritten_in_silence() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        who_may_not(&demo).await;
        let (seed, dice) = Dice::seeded();
        let before = book(&demo).await;
        let cells = vec![Stands::default(); FIGURES.len()];
        let mut game = Game { demo: &demo, seed, dice, cells, tally: Tally::default() };
        let mut two = [Officer::chi(&demo).await, Officer::binh(&demo).await];
        for step in 0..STEPS {
            game.step(&mut two).await;
            if step % 20 == 19 {
                game.the_book_agrees(&before).await;
            }
        }
        let Tally { stored, refused, kept, undone, repeated, at_once } = game.tally;
        let least = [stored / 20, refused / 5, kept, undone, repeated, at_once].into_iter().min();
        assert!(least > Some(0), "seed {seed}: too little happened: {:?}", game.tally);
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}, seed {seed}: {broken:?}", demo.engine);
    }
}

/// Khách and Dũng type into none of them.
async fn who_may_not(demo: &Demo) {
    for (figure, _) in FIGURES {
        let cell = code(demo, COMMUNE, "2024-11", figure).await;
        let told = post(&mut Visitor::guest(demo), CELLS, &[(&cell, "5", 0)]).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED);
        let told = post(&mut Visitor::of(demo, "dung").await, CELLS, &[(&cell, "5", 0)]).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND);
    }
}

/// The four levels of every cell.
async fn book(demo: &Demo) -> Vec<[i64; 4]> {
    let mut all = Vec::new();
    for (figure, _) in FIGURES {
        all.push(demo.levels(figure, november()).await);
    }
    all
}

impl Game<'_> {
    /// One thing happens.
    async fn step(&mut self, two: &mut [Officer; 2]) {
        let who = self.dice.roll(2);
        let at = self.dice.roll(FIGURES.len());
        match self.dice.roll(10) {
            0 => self.looks(&mut two[who]).await,
            1..=3 => self.types(&mut two[who], &[at]).await,
            4 => self.types(&mut two[who], &[at, (at + 1) % FIGURES.len()]).await,
            5 | 6 => self.undoes(&mut two[who]).await,
            7 => self.sends_again(&mut two[who]).await,
            _ => self.both_at_once(two, at).await,
        }
    }

    /// A page that is opened anew shows what stands, with its version.
    async fn looks(&mut self, officer: &mut Officer) {
        officer.look().await;
        for (at, stands) in self.cells.iter().enumerate() {
            let (shown, version) = &officer.page[at];
            assert_eq!((shown, *version), (&stands.shown, stands.version), "seed {}", self.seed);
        }
    }

    /// A number, or now and then nothing.
    fn text(&mut self) -> String {
        if self.dice.roll(8) == 0 { String::new() } else { self.number() }
    }

    fn number(&mut self) -> String {
        kernel::number::count(1 + self.dice.roll(90_000) as i64)
    }

    async fn types(&mut self, officer: &mut Officer, cells: &[usize]) {
        let sent: Vec<Sent> = cells
            .iter()
            .map(|at| {
                let text = self.text();
                officer.done.push((*at, officer.page[*at].0.clone()));
                officer.sending(*at, text)
            })
            .collect();
        self.sends(officer, &sent).await;
    }

    /// Undoing is a save of what the cell showed before, on the version that the page knows.
    async fn undoes(&mut self, officer: &mut Officer) {
        let Some((at, before)) = officer.done.pop() else { return };
        let sent = officer.sending(at, before);
        self.tally.undone += 1;
        self.sends(officer, &[sent]).await;
    }

    /// What was sent last comes a second time: it is the same save, or it is told as old.
    async fn sends_again(&mut self, officer: &mut Officer) {
        let Some(sent) = officer.last.clone() else { return };
        let told = officer.send(std::slice::from_ref(&sent)).await;
        self.tally.repeated += 1;
        let stands = &self.cells[sent.at];
        match &told[0] {
            Told::Stored { shown, version } => {
                assert_eq!((shown, *version), (&stands.shown, stands.version), "{}", self.seed);
            }
            Told::Refused { .. } => assert_ne!(sent.base, stands.version, "seed {}", self.seed),
        }
    }

    async fn sends(&mut self, officer: &mut Officer, sent: &[Sent]) {
        let told = officer.send(sent).await;
        for (sent, told) in sent.iter().zip(told) {
            let is_first = sent.base == self.cells[sent.at].version;
            assert_eq!(matches!(told, Told::Stored { .. }), is_first, "{sent:?}: {}", self.seed);
            self.heard(officer, sent, told).await;
        }
    }

    /// Both save one cell at one moment: one of those whose page was new is first, and the other
    /// is told.
    async fn both_at_once(&mut self, two: &mut [Officer; 2], at: usize) {
        let texts = [self.number(), self.number()];
        let [one, other] = two;
        for (officer, text) in [&mut *one, &mut *other].into_iter().zip(&texts) {
            if officer.page[at].1 != self.cells[at].version && self.dice.roll(2) == 0 {
                officer.look().await;
            }
            officer.done.push((at, officer.page[at].0.clone()));
            officer.last = Some(officer.sending(at, text.clone()));
        }
        let sent = [one.last.clone().expect("sent"), other.last.clone().expect("sent")];
        let news = sent.iter().filter(|sent| sent.base == self.cells[at].version).count();
        let (first, second) = tokio::join!(
            one.send(std::slice::from_ref(&sent[0])),
            other.send(std::slice::from_ref(&sent[1]))
        );
        let told = [first, second].map(|told| told.into_iter().next().expect("an answer"));
        let stored = told.iter().filter(|told| matches!(told, Told::Stored { .. })).count();
        assert_eq!(stored, news.min(1), "{sent:?}: {told:?}: seed {}", self.seed);
        self.tally.at_once += usize::from(news == 2);
        // Who was first is heard first: the other's page of both values stands on that.
        let [mine, theirs] = told;
        let both = [(one, &sent[0], mine), (other, &sent[1], theirs)];
        let (stored, refused): (Vec<_>, Vec<_>) =
            both.into_iter().partition(|(_, _, told)| matches!(told, Told::Stored { .. }));
        for (officer, sent, told) in stored.into_iter().chain(refused) {
            self.heard(officer, sent, told).await;
        }
    }

    /// What an answer changes: what stands, or the way the officer goes from both values.
    async fn heard(&mut self, officer: &mut Officer, sent: &Sent, told: Told) {
        let seed = self.seed;
        match told {
            Told::Stored { shown, version } => {
                let never = sent.base == 0 && sent.text.is_empty();
                let next = if never { 0 } else { sent.base + 1 };
                assert_eq!((&shown, version), (&sent.text, next), "{sent:?}: seed {seed}");
                self.stands(officer, sent.at, (shown, version));
            }
            Told::Refused { way } => {
                self.tally.refused += 1;
                let stands = self.cells[sent.at].clone();
                let both = officer.both_values(&way, sent, &stands).await;
                match self.dice.roll(3) {
                    0 => {
                        officer.keep_mine(&both, sent).await;
                        self.tally.kept += 1;
                        let kept = (sent.text.clone(), stands.version + 1);
                        self.stands(officer, sent.at, kept);
                    }
                    1 => officer.page[sent.at] = (stands.shown, stands.version),
                    _ => {}
                }
            }
        }
    }

    fn stands(&mut self, officer: &mut Officer, at: usize, (shown, version): (String, i64)) {
        self.tally.stored += 1;
        officer.page[at] = (shown.clone(), version);
        self.cells[at] = Stands { shown, version, by: officer.name };
    }

    /// Every level holds what it held before and what stands in the cells; an emptied stock is
    /// again what was carried.
    async fn the_book_agrees(&self, before: &[[i64; 4]]) {
        let now = book(self.demo).await;
        for (at, stands) in self.cells.iter().enumerate() {
            let own = kernel::number::read_count(&stands.shown).map(|n| n * FIGURES[at].1);
            let change = own.map_or(0, |own| own - before[at][0]);
            let agreed = before[at].map(|level| level + change);
            assert_eq!(now[at], agreed, "{}: {stands:?}: seed {}", FIGURES[at].0, self.seed);
        }
    }
}
