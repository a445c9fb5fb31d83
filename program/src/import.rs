//! `nhanai import`: records what a filled table tells, line by line, through the same desk as the
//! pages. A line is recorded whole or refused with its reason; a line that was recorded before is
//! known again. With `--dry-run` nothing stays.

use crate::cli::{Outcome, Stop};
use crate::house;
use activities::desk;
use activities::sheet::{self, Line};
use book::Figures;
use clap::Args;
use kernel::db::{Db, Tx};
use kernel::{Error, Flaw, Result, Who, place};
use kit::Words;
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
    let desk = Desk { db, figures, who, words: house::words()?, dry_run: args.dry_run };
    let told = desk.import(&bytes).await.map_err(|stop| match stop {
        Stop::Said(cause) => Stop::Said(format!("{name}: {cause}")),
        found => found,
    })?;
    say(&told, args.dry_run)
}

async fn put(desk: &Desk, bytes: &[u8]) -> std::result::Result<Told, Stop> {
    let text = crate::table::csv_of(bytes).map_err(Stop::Said)?;
    let lines = sheet::lines(&text).map_err(Stop::Said)?;
    let mut told = Told::default();
    let mut ready = Vec::new();
    for line in lines {
        match line {
            Ok(line) => ready.push(Arc::new(line)),
            Err(refused) => told.refused.push(refused),
        }
    }
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
    /// Nothing stays.
    pub dry_run: bool,
}

impl Desk {
    /// Takes a whole table.
    pub async fn import(&self, bytes: &[u8]) -> std::result::Result<Told, Stop> {
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
                Err(Error::Invalid(flaws)) if is_dry(&flaws) => told.recorded += 1,
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
                match record(tx, &who, &figures, line)? {
                    Some(saved) => late += usize::from(saved.is_late),
                    None => known += 1,
                }
            }
            // Everything was done as it would be; undoing it is what a dry run is.
            if dry_run && known == 0 {
                return Err(Error::flaw("", DRY));
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

/// The mark of a transaction that is undone because nothing shall stay.
const DRY: &str = "sheet-dry-run";

fn is_dry(flaws: &[Flaw]) -> bool {
    flaws.iter().any(|flaw| flaw.key == DRY)
}

/// Records a line; nothing when it was recorded before.
fn record(
    tx: &mut Tx<'_>,
    who: &Who,
    figures: &Figures,
    line: &Line,
) -> Result<Option<desk::Saved>> {
    let one = |flaw: Flaw| Error::Invalid(vec![flaw]);
    let until = line.until().map_err(one)?;
    let unknown =
        |code: &str| one(Flaw::new("unit", "activity-unit-unknown").arg("code", code.to_owned()));
    let unit = place::find(tx, &line.unit, until).map_err(|_| unknown(&line.unit))?;
    let at = match line.place.as_str() {
        "" => None,
        code => Some(place::find(tx, code, until).map_err(|_| unknown(code))?.id),
    };
    let pass = who.may(&activities::acts::RECORD, &unit)?;
    let kinds = catalogue::kinds(tx, &pass, until)?;
    let kind = line.kind_of(&kinds).map_err(one)?;
    let draft = line.draft(kind, at).map_err(Error::Invalid)?;
    if activities::store::found(tx, draft.id)?.is_some() {
        return Ok(None);
    }
    desk::save(tx, who, figures, unit.id, &draft).map(Some)
}
