//! `nhanai import`: records what a filled table tells, line by line, through the same desk as the
//! pages. A line is recorded whole or refused with its reason; a line that was recorded before is
//! known again; a line that looks like work recorded otherwise is named and left, unless it is said
//! to be other work. With `--dry-run` nothing stays.

use crate::cli::{Outcome, Stop};
use crate::{house, reading};
use activities::desk;
use activities::sheet::{self, Line};
use book::Figures;
use clap::Args;
use exchange::work::{self, Recorded};
use kernel::db::{Db, Tx};
use kernel::{Day, Error, Flaw, Result, Who};
use kit::Words;
use kit::reader::Reading;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

/// Lines of one transaction: short enough that no officer waits for it.
const BATCH: usize = 500;
/// From so many lines on, what PostgreSQL knew of its tables is old.
const MANY: usize = 10_000;

/// What is imported.
#[derive(Args)]
pub struct ImportArgs {
    /// What the table tells of
    #[arg(value_enum)]
    what: crate::template::What,
    /// A table as `nhanai template` writes it, CSV or XLSX
    file: PathBuf,
    /// Say what would be recorded and refused; record nothing
    #[arg(long)]
    dry_run: bool,
    /// Record lines that look like work recorded otherwise too; without this they are named, with
    /// the work that each is like, and not recorded
    #[arg(long)]
    take_alike: bool,
}

/// What became of the lines.
#[derive(Debug, Default)]
pub struct Told {
    /// Recorded now (or, on a dry run, would be).
    pub recorded: usize,
    /// Of these, work of a locked month: its numbers go into the report of the open month.
    pub late: usize,
    /// Of these, work that waits for a second pair of eyes.
    pub waiting: usize,
    /// Recorded by an earlier run.
    pub known: usize,
    /// Like work that was recorded otherwise: the number of the line, and which work. They are
    /// recorded only where that was asked for.
    pub alike: Vec<(u64, String)>,
    /// Refused: the number of the line, and why.
    pub refused: Vec<(u64, String)>,
    /// Recorded all the same: the number of the line, and what to look at.
    pub warned: Vec<(u64, String)>,
}

impl Told {
    /// Counts a line that is recorded now, with what is to be told of it.
    fn add(&mut self, number: u64, notes: &[Flaw], words: &Words) {
        self.recorded += 1;
        for note in notes {
            match note.key {
                desk::LATE => self.late += 1,
                desk::WAITS => self.waiting += 1,
                _ => self.warned.push((number, words.say_flaw(note, None))),
            }
        }
    }
}

/// The notes of each line of a batch; none for one that was known already.
type Notes = Vec<Option<Vec<Flaw>>>;

/// Runs the command.
pub async fn run(database: &str, args: ImportArgs) -> Outcome {
    let crate::template::What::Activities = args.what;
    let name = args.file.display().to_string();
    let bytes =
        std::fs::read(&args.file).map_err(|cause| Stop::Said(format!("{name}: {cause}")))?;
    let db = house::open_existing(database).await?;
    let figures = house::register(&db).await?;
    let clock = house::clock(None);
    let who = Who::job("import", clock.now(), clock.today());
    let (words, reader) = (house::words()?, reading::of_the_house());
    let (dry_run, take_alike) = (args.dry_run, args.take_alike);
    let desk = Desk { db, figures, who, words, reader, dry_run, take_alike };
    let told = desk.import(bytes).await.map_err(|stop| match stop {
        Stop::Said(cause) => Stop::Said(format!("{name}: {cause}")),
        found => found,
    })?;
    say(&told, dry_run, take_alike)
}

async fn put(desk: &Desk, bytes: Vec<u8>) -> std::result::Result<Told, Stop> {
    let reader = desk.reader.clone();
    let unread = |error| match desk.why(error) {
        Ok(why) => Stop::Said(why),
        Err(stop) => stop,
    };
    let table = kit::reader::reading(move || reader.0.table(&bytes)).await.map_err(unread)?;
    let tab = table.tabs.iter().find(|tab| !tab.is_hidden).cloned().unwrap_or_default();
    let lines = sheet::lines(&tab).map_err(|flaw| unread(Error::Invalid(vec![flaw])))?;
    let mut told = Told::default();
    let mut ready: Vec<Arc<Line>> = lines.into_iter().map(Arc::new).collect();
    // Work of one time lies together in every index: a batch of it touches few pages of the file.
    ready.sort_by_cached_key(|line| line.until().unwrap_or(Day::BEGINNING));
    desk.compare(&mut ready, &mut told).await?;
    // What hands over goods is tried as one: what a line takes is gone for the next.
    let goods = |line: &Arc<Line>| desk.dry_run && !line.get("consignment").is_empty();
    let (together, ready): (Vec<_>, Vec<_>) = ready.into_iter().partition(goods);
    desk.take(&together, &mut told).await?;
    for batch in ready.chunks(BATCH) {
        desk.take(batch, &mut told).await?;
    }
    while desk.db.write(|tx| kernel::journal::sequence(tx, 5_000)).await? > 0 {}
    if told.recorded >= MANY && !desk.dry_run {
        desk.db.wrote_many();
        desk.db.look_anew().await?;
    }
    told.alike.sort();
    told.refused.sort();
    told.warned.sort();
    Ok(told)
}

fn say(told: &Told, dry_run: bool, take_alike: bool) -> Outcome {
    let refused = &told.refused;
    for (line, why) in refused {
        println!("line {line}: {why}");
    }
    let (verb, known) = (if dry_run { "would be recorded" } else { "recorded" }, told.known);
    println!("{} {verb}, {known} known already, {} refused", told.recorded, refused.len());
    for (line, what) in &told.alike {
        println!("line {line}: {what}");
    }
    let (alike, is_left) = (told.alike.len(), !take_alike && !told.alike.is_empty());
    if is_left {
        println!("{alike} like work recorded otherwise: not recorded (--take-alike records them)");
    }
    for (line, what) in &told.warned {
        println!("line {line}: {what}");
    }
    if told.waiting > 0 {
        println!("{} of them wait for a second pair of eyes before they count", told.waiting);
    }
    if told.late > 0 {
        println!("{} of them of a locked month: they count in the open month's report", told.late);
    }
    if refused.is_empty() && !is_left { Ok(()) } else { Err(Stop::Found) }
}

/// Who records, and where.
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Its figures.
    pub figures: Arc<Figures>,
    /// Who records.
    pub who: Who,
    /// The language of the reasons.
    pub words: Words,
    /// What opens the file.
    pub reader: Reading,
    /// Nothing stays.
    pub dry_run: bool,
    /// Lines that look like work recorded otherwise are recorded too.
    pub take_alike: bool,
}

impl Desk {
    /// Takes a whole table.
    pub async fn import(&self, bytes: Vec<u8>) -> std::result::Result<Told, Stop> {
        put(self, bytes).await
    }

    /// Names the lines that look like work recorded otherwise than by this file, before any of it
    /// is recorded; leaves them where they are not to be recorded.
    async fn compare(
        &self,
        lines: &mut Vec<Arc<Line>>,
        told: &mut Told,
    ) -> std::result::Result<(), Stop> {
        let own: Arc<HashSet<_>> = Arc::new(lines.iter().map(|line| line.id(0)).collect());
        let mut left = HashSet::new();
        for batch in lines.chunks(BATCH) {
            let (asked, who, own) = (batch.to_vec(), self.who.clone(), own.clone());
            let read = move |tx: &mut Tx<'_>| work::alike(tx, &who, &asked, &own);
            for (line, flaw) in batch.iter().zip(self.db.read(read).await?) {
                let Some(flaw) = flaw else { continue };
                let id = flaw.args.iter().find(|(name, _)| *name == "id");
                let see = id.map_or(String::new(), |(_, id)| format!(" /activities/{id}"));
                told.alike.push((line.number, self.words.say_flaw(&flaw, None) + &see));
                left.insert(line.number);
            }
        }
        if !self.take_alike {
            lines.retain(|line| !left.contains(&line.number));
        }
        Ok(())
    }

    /// Records a batch in one transaction; where one line is refused, each in its own.
    async fn take(&self, batch: &[Arc<Line>], told: &mut Told) -> std::result::Result<(), Stop> {
        if self.dry_run {
            return self.trial(batch, told).await;
        }
        if let Ok(notes) = self.write(batch).await {
            self.tell(batch, notes, told);
            return Ok(());
        }
        for line in batch {
            match self.write(std::slice::from_ref(line)).await {
                Ok(notes) => self.tell(std::slice::from_ref(line), notes, told),
                Err(error) => told.refused.push((line.number, self.why(error)?)),
            }
        }
        Ok(())
    }

    /// Tells what a batch would do; nothing of it stays.
    async fn trial(&self, batch: &[Arc<Line>], told: &mut Told) -> std::result::Result<(), Stop> {
        let (lines, who, figures) = (batch.to_vec(), self.who.clone(), self.figures.clone());
        let work = move |tx: &mut Tx<'_>| work::trial(tx, &who, &figures, &lines);
        for (line, tried) in batch.iter().zip(self.db.write(work).await?) {
            match tried {
                Ok(Recorded::Now(saved)) => told.add(line.number, &saved.notes(), &self.words),
                Ok(Recorded::Before) => told.known += 1,
                Err(error) => told.refused.push((line.number, self.why(error)?)),
            }
        }
        Ok(())
    }

    fn tell(&self, batch: &[Arc<Line>], notes: Notes, told: &mut Told) {
        for (line, notes) in batch.iter().zip(notes) {
            match notes {
                Some(notes) => told.add(line.number, &notes, &self.words),
                None => told.known += 1,
            }
        }
    }

    /// One transaction; answers what is to be told of each line.
    async fn write(&self, batch: &[Arc<Line>]) -> Result<Notes> {
        let (lines, who, figures) = (batch.to_vec(), self.who.clone(), self.figures.clone());
        let work = move |tx: &mut Tx<'_>| {
            let mut notes = Vec::with_capacity(lines.len());
            for line in &lines {
                notes.push(match work::record(tx, &who, &figures, line)? {
                    Recorded::Now(saved) => Some(saved.notes()),
                    Recorded::Before => None,
                });
            }
            Ok(notes)
        };
        self.db.write(work).await
    }

    fn why(&self, error: Error) -> std::result::Result<String, Stop> {
        match error {
            Error::Invalid(flaws) => {
                let say = |flaw: &Flaw| self.words.say_flaw(flaw, None);
                Ok(flaws.iter().map(say).collect::<Vec<_>>().join("; "))
            }
            Error::NotFound => Ok(self.words.say("sheet-unknown")),
            other => Err(other.into()),
        }
    }
}
