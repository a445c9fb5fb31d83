//! `nhanai keys`: the keys that open sealed fields, by their ids: what there is, a new one, an old
//! one forgotten. It prints no key.

use crate::cli::{Outcome, Stop};
use crate::house;
use clap::Subcommand;
use kernel::db::Db;
use kernel::seal::{Keys, Level, rotate};
use kernel::{Act, Day, Pass, UnitId, Who, place};
use std::path::PathBuf;
use uuid::Uuid;

/// What is done with the keys.
#[derive(Subcommand)]
pub enum Verb {
    /// Name the server keys of the key file, and those that the database needs and the file lacks
    List,
    /// Make a new server key (or a new key of one province) and wrap by it what the old one wrapped
    Rotate {
        /// The path of a province whose own key is replaced (kien-giang)
        #[arg(long)]
        province: Option<String>,
        /// A day on which the province had this path; today when not said (2025-06-30)
        #[arg(long, value_parser = crate::cli::day)]
        on: Option<Day>,
    },
    /// Take an old server key out of the file: backups of its time lose their sealed fields
    Forget {
        /// The id of the key
        id: Uuid,
    },
}

/// To replace keys; done by the machine's keeper alone.
static ROTATE: Act = Act {
    name: "program.keys.rotate",
    roles: &[],
    writes: true,
    sees: Level::Public,
    by_job: true,
};

/// Runs the command.
pub async fn run(database: &str, key_file: Option<PathBuf>, verb: Verb) -> Outcome {
    let db = house::open_existing(database).await?;
    let path = house::key_path(database, key_file);
    if !path.exists() {
        // A new key file would only hide that the right one is not here.
        return Err(Stop::Said(format!("{}: there is no key file", path.display())));
    }
    let keys = Keys::open(&path)?;
    match verb {
        Verb::List => list(&db, &keys).await,
        Verb::Rotate { province: None, .. } => {
            let pass = pass(&db, None, None).await?;
            let id = rotate::server(&db, &pass, &keys).await?;
            println!(
                "{id} seals from now on; keep a copy of {} apart from backups",
                path.display()
            );
            Ok(())
        }
        Verb::Rotate { province: Some(code), on } => {
            let pass = pass(&db, Some(code.clone()), on).await?;
            let id = rotate::province(&db, &pass, &keys, pass.unit()?).await?;
            println!("{id} is the key of {code} from now on");
            Ok(())
        }
        Verb::Forget { id } => {
            if !keys.ids().contains(&id) {
                return Err(Stop::Said(format!("{id}: no key of the file has this id")));
            }
            rotate::forget(&db, &keys, id).await?;
            println!("{id} is forgotten");
            Ok(())
        }
    }
}

async fn list(db: &Db, keys: &Keys) -> Outcome {
    for (at, id) in keys.ids().into_iter().enumerate() {
        println!("{id}{}", if at == 0 { " seals" } else { " opens only" });
    }
    let own = keys.clone();
    let missing = db.read(move |tx| rotate::missing(tx, &own)).await?;
    for id in &missing {
        println!("{id} is needed by the database and is not in the key file");
    }
    if missing.is_empty() { Ok(()) } else { Err(Stop::Found) }
}

/// A pass at the province, or at the centre.
async fn pass(db: &Db, code: Option<String>, on: Option<Day>) -> Result<Pass, Stop> {
    let clock = house::clock(None);
    let (at, today) = (clock.now(), clock.today());
    let said = code.clone();
    let read = move |tx: &mut kernel::db::Tx<'_>| {
        let who = Who::job("keys", at, today);
        let place = match &code {
            Some(code) => place::find(tx, code, on.unwrap_or(today))?,
            None => place::get(tx, UnitId(1), today)?,
        };
        who.may(&ROTATE, &place)
    };
    db.read(read).await.map_err(|error| match (error, said) {
        (kernel::Error::NotFound, Some(code)) => {
            Stop::Said(format!("{code}: no unit has this code on that day (see --on)"))
        }
        (other, _) => other.into(),
    })
}
