//! `nhanai bench`: the measurements that docs/benchmarks.md quotes. It touches no database of
//! the society: each bench works in a folder of its own.

mod app;
mod conserved;
mod names;
mod national;
mod officers;
mod pledges;
mod spent;
mod work;

use crate::cli::{Outcome, Stop};
use clap::Subcommand;
use kernel::Month;
use std::path::PathBuf;
use std::time::Duration;

/// What is measured.
#[derive(Subcommand)]
pub enum Bench {
    /// Totals of the Book over a given tree and given facts
    Book {
        /// CSV: code,parent,name
        #[arg(long)]
        units: PathBuf,
        /// CSV: unit,figure,period,value
        #[arg(long)]
        facts: PathBuf,
        /// The unit asked for
        #[arg(long)]
        unit: String,
        /// The month asked for (2024-10)
        #[arg(long)]
        period: String,
    },
    /// Write the tree and the facts of `bench book` into a folder
    Make {
        /// The folder
        #[arg(long)]
        dir: PathBuf,
        /// Leaves of the tree
        #[arg(long, default_value_t = 11_000)]
        leaves: usize,
        /// Figures
        #[arg(long, default_value_t = 60)]
        figures: usize,
        /// Months up to 2024-12
        #[arg(long, default_value_t = 24)]
        months: usize,
        /// Seed of the values
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// A country: pages, July 2025 and back, a late correction, many callers; made from nothing
    National {
        /// An empty database (`sqlite:FILE`, `postgres://…`); it is filled and left there
        #[arg(long)]
        database: String,
        /// A folder for the key of the database
        #[arg(long, default_value = ".")]
        dir: PathBuf,
        /// Months of figures up to June 2025
        #[arg(long, default_value_t = 60)]
        months: i64,
        /// Chapters under the communes; 0: what a run filled that was stopped before July 2025
        #[arg(long, default_value_t = 11_000)]
        chapters: usize,
        /// Callers at once
        #[arg(long, default_value_t = 64)]
        callers: usize,
        /// How long they call, in seconds; 0: nobody calls and July 2025 is undone
        #[arg(long, default_value_t = 10)]
        seconds: u64,
    },
    /// Millions of made dossiers; who may be the same person while a name is typed
    Names {
        /// An empty database (`sqlite:FILE`, `postgres://…`); it is filled and left there
        #[arg(long)]
        database: String,
        /// A folder for the key of the database
        #[arg(long, default_value = ".")]
        dir: PathBuf,
        /// Dossiers; 0: what an earlier run left is asked
        #[arg(long, default_value_t = 5_000_000)]
        rows: usize,
        /// People that are typed
        #[arg(long, default_value_t = 200)]
        people: usize,
    },
    /// Clients who pledge one slot at one moment; each time exactly one must win
    Pledges {
        /// An empty database (`sqlite:FILE`, `postgres://…`); the demo is made and left there
        #[arg(long)]
        database: String,
        /// A folder for the key of the database
        #[arg(long, default_value = ".")]
        dir: PathBuf,
        /// Clients at once
        #[arg(long, default_value_t = 64)]
        clients: usize,
        /// How often
        #[arg(long, default_value_t = 1_000)]
        times: usize,
    },
    /// A province's work: tables of made work imported, the list paged and filtered, one recorded
    Work {
        /// An empty database (`sqlite:FILE`, `postgres://…`); it is filled and left there
        #[arg(long)]
        database: String,
        /// A folder for the key of the database
        #[arg(long, default_value = ".")]
        dir: PathBuf,
        /// Lines of a table
        #[arg(long, default_value_t = 200_000)]
        lines: usize,
        /// Tables, one after the other
        #[arg(long, default_value_t = 5)]
        tables: usize,
    },
    /// Durable entries with all their totals a second, from concurrent callers
    Writes {
        /// Callers
        #[arg(long, default_value_t = 64)]
        callers: usize,
        /// How long, in seconds
        #[arg(long, default_value_t = 10)]
        seconds: u64,
        /// The folder of the scratch database: its disk is what is measured
        #[arg(long, default_value = ".")]
        dir: PathBuf,
    },
}

/// Runs a bench and prints its figures as JSON.
pub async fn run(what: Bench) -> Outcome {
    match what {
        Bench::Book { units, facts, unit, period } => {
            let month = Month::parse(&period)
                .map_err(|_| Stop::Said(format!("{period}: a month is written 2024-10")))?;
            let report = book::bench::run(&units, &facts, &unit, month).await?;
            print(&report)?;
        }
        Bench::Make { dir, leaves, figures, months, seed } => {
            book::bench::make_set(&dir, leaves, figures, months, seed)?;
            println!("{}", dir.display());
        }
        Bench::National { database, dir, months, chapters, callers, seconds } => {
            let time = Duration::from_secs(seconds);
            let set = national::Set { months, chapters, callers, time };
            print(&national::run(&database, &dir, &set).await?)?;
        }
        Bench::Names { database, dir, rows, people } => {
            print(&names::run(&database, &dir, &names::Set { rows, people }).await?)?;
        }
        Bench::Pledges { database, dir, clients, times } => {
            print(&pledges::run(&database, &dir, &pledges::Set { clients, times }).await?)?;
        }
        Bench::Work { database, dir, lines, tables } => {
            print(&work::run(&database, &dir, &work::Set { lines, tables }).await?)?;
        }
        Bench::Writes { callers, seconds, dir } => {
            let time = Duration::from_secs(seconds);
            print(&book::bench::writes(&dir, callers, time).await?)?;
        }
    }
    Ok(())
}

fn print(figures: &impl serde::Serialize) -> Outcome {
    let text = serde_json::to_string(figures).map_err(kernel::Error::fault)?;
    println!("{text}");
    Ok(())
}
