//! `nhanai import`: records what a filled table tells, line by line, through the same desk as the
//! pages. A line is recorded whole or refused with its reason; a line that was recorded before is
//! known again. With `--dry-run` nothing stays.

use crate::cli::{Outcome, Stop};
use crate::{house, reading};
use activities::sheet::{self, Line};
use book::Figures;
use clap::Args;
use exchange::work::{self, Recorded};
use kernel::db::{Db, Tx};
use kernel::{Error, Flaw, Result, Who};
use kit::Words;
use kit::reader::Reading;
use std::path::PathBuf;
use std::sync::Arc;

/// Lines of one transaction: short enough that no officer waits for it.
const BATCH: usize = 500;

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
}

/// What became of the lines.
#[derive(Debug, Default)]
pub struct Told {
    /// Recorded now (or, on a dry run, would be).
    pub recorded: usize,
    /// Of these, work of a locked month: its numbers go into the report of the open month.
    pub late: usize,
    /// Recorded by an earlier run.
    pub known: usize,
    /// Refused: the number of the line, and why.
    pub refused: Vec<(u64, String)>,
}

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
    let desk = Desk { db, figures, who, words, reader, dry_run: args.dry_run };
    let told = desk.import(bytes).await.map_err(|stop| match stop {
        Stop::Said(cause) => Stop::Said(format!("{name}: {cause}")),
        found => found,
    })?;
    say(&told, args.dry_run)
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
    let ready: Vec<Arc<Line>> = lines.into_iter().map(Arc::new).collect();
    for batch in ready.chunks(BATCH) {
        desk.take(batch, &mut told).await?;
    }
    while desk.db.write(|tx| kernel::journal::sequence(tx, 5_000)).await? > 0 {}
    told.refused.sort();
    Ok(told)
}

fn say(told: &Told, dry_run: bool) -> Outcome {
    let refused = &told.refused;
    for (line, why) in refused {
        println!("line {line}: {why}");
    }
    let (verb, known) = (if dry_run { "would be recorded" } else { "recorded" }, told.known);
    println!("{} {verb}, {known} known already, {} refused", told.recorded, refused.len());
    if told.late > 0 {
        println!("{} of them of a locked month: they count in the open month's report", told.late);
    }
    if refused.is_empty() { Ok(()) } else { Err(Stop::Found) }
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
}

impl Desk {
    /// Takes a whole table.
    pub async fn import(&self, bytes: Vec<u8>) -> std::result::Result<Told, Stop> {
        put(self, bytes).await
    }

    /// Records a batch in one transaction; where one line is refused, each in its own.
    async fn take(&self, batch: &[Arc<Line>], told: &mut Told) -> std::result::Result<(), Stop> {
        if !self.dry_run
            && let Ok((known, late)) = self.write(batch).await
        {
            told.known += known;
            told.late += late;
            told.recorded += batch.len() - known;
            return Ok(());
        }
        for line in batch {
            match self.write(std::slice::from_ref(line)).await {
                Ok((known, late)) => {
                    told.known += known;
                    told.late += late;
                    told.recorded += 1 - known;
                }
                Err(error) if work::is_trial(&error) => told.recorded += 1,
                Err(error) => told.refused.push((line.number, self.why(error)?)),
            }
        }
        Ok(())
    }

    /// One transaction; answers how many lines were known already and how many came late.
    async fn write(&self, batch: &[Arc<Line>]) -> Result<(usize, usize)> {
        let (lines, who, figures) = (batch.to_vec(), self.who.clone(), self.figures.clone());
        let dry_run = self.dry_run;
        let work = move |tx: &mut Tx<'_>| {
            let (mut known, mut late) = (0, 0);
            for line in &lines {
                let told = match dry_run {
                    true => work::trial(tx, &who, &figures, line)?,
                    false => work::record(tx, &who, &figures, line)?,
                };
                match told {
                    Recorded::Now(saved) => late += usize::from(saved.is_late),
                    Recorded::Before => known += 1,
                }
            }
            Ok((known, late))
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
