//! The command line. Every command answers with one clear line when it fails: exit code 1 for
//! what the caller can mend, 2 for a wrong call, 3 when a check found something wrong.

use crate::{backup, bench, demo, doctor, import, keys, matching, reading, report, serve};
use crate::{template, verify};
use clap::{Args, Parser, Subcommand};
use kernel::{Day, Error};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

/// Why a command ended without doing its work.
#[derive(Debug)]
pub enum Stop {
    /// The caller can mend it; the line says what to do.
    Said(String),
    /// A check ran and found something wrong (already printed).
    Found,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Said(match error {
            Error::NotFound => "there is no such unit, month or record".into(),
            Error::Busy => "the database is busy; try again".into(),
            Error::Fault(cause) => cause,
            other => other.to_string(),
        })
    }
}

/// What a command answers.
pub type Outcome = Result<(), Stop>;

const ABOUT: &str = "Nhân Ái: the work of a Red Cross society, recorded once";

#[derive(Parser)]
#[command(name = "nhanai", version, about = ABOUT)]
struct Cli {
    /// Where the records are: sqlite:FILE or postgres://USER@HOST/NAME
    #[arg(long, global = true, env = "NHANAI_DATABASE", default_value = "sqlite:nhanai.db")]
    database: String,
    /// The server key that opens sealed fields (made when missing; keep a copy away from backups)
    #[arg(long, global = true, env = "NHANAI_KEY_FILE")]
    key_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages
    Serve(ServeArgs),
    /// Make a database with the October 2024 report of Kiên Giang, and serve it
    Demo(DemoArgs),
    /// Print one monthly report as JSON, Word, PDF or a spreadsheet
    Report(report::ReportArgs),
    /// Write an empty table, with its explanation, to be filled and imported
    Template(template::TemplateArgs),
    /// Record what a filled table tells
    Import(import::ImportArgs),
    /// Find who stands in a list twice
    Match(matching::MatchArgs),
    /// Recompute every total, hash and chain, and name what does not fit
    Verify,
    /// Name what is wrong with this installation and what to do
    Doctor,
    /// Write a copy of the database to a file while the server runs
    Backup {
        /// The file to write; it must not exist
        file: PathBuf,
    },
    /// Put a copy back; a damaged one is refused
    Restore {
        /// A file written by `nhanai backup`
        file: PathBuf,
        /// Replace a database that is there (it is kept beside, with the ending .before-restore)
        #[arg(long)]
        replace: bool,
    },
    /// The keys that open sealed fields: what there is, a new one, an old one forgotten
    Keys {
        #[command(subcommand)]
        what: keys::Verb,
    },
    /// Measure
    Bench {
        #[command(subcommand)]
        what: bench::Bench,
    },
    /// Open one file from the standard input: the program calls itself by this word
    #[command(name = reading::WORD, hide = true)]
    ReadFile,
}

/// How the pages are served.
#[derive(Args, Clone)]
pub struct ServeArgs {
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// A proxy in front speaks TLS: cookies are marked Secure
    #[arg(long)]
    pub tls: bool,
    /// Where people reach the pages (https://bao-cao.example.vn): printed as a QR code on papers
    /// and written into mail
    #[arg(long, env = "NHANAI_ADDRESS")]
    pub address: Option<String>,
    /// Send reminders by mail through this server: smtps://USER:PASSWORD@HOST or
    /// smtp://HOST:25?tls=required; better given in the environment, where nobody reads it
    #[arg(long, env = "NHANAI_SMTP", hide_env_values = true)]
    pub smtp: Option<String>,
    /// Whom mail comes from (Nhân Ái <khong-tra-loi@example.vn>)
    #[arg(long, env = "NHANAI_MAIL_FROM", requires = "smtp")]
    pub mail_from: Option<String>,
    /// Hold the calendar at this day (2024-11-01)
    #[arg(long, value_parser = day)]
    pub today: Option<Day>,
}

/// How the demo is made.
#[derive(Args, Clone)]
pub struct DemoArgs {
    /// The folder of the demo's database (DIR/nhanai.db) and key
    #[arg(long, default_value = "data/local")]
    pub data: PathBuf,
    /// Where to listen
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The day the demo believes it is
    #[arg(long, value_parser = day, default_value = "2024-11-01")]
    pub today: Day,
    /// Make the database and end
    #[arg(long)]
    pub no_serve: bool,
}

/// Reads a day of the command line.
pub fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|_| "a day is written 2024-11-01".to_owned())
}

/// Reads the command line and runs the command.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // Before anything else is started: what opens a foreign file has as little as can be.
    if let Command::ReadFile = cli.command {
        return reading::answer();
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(cause) => return said(&format!("cannot start: {cause}")),
    };
    match runtime.block_on(command(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::Found) => ExitCode::from(3),
        Err(Stop::Said(line)) => said(&line),
    }
}

fn said(line: &str) -> ExitCode {
    eprintln!("nhanai: {line}");
    ExitCode::from(1)
}

async fn command(cli: Cli) -> Outcome {
    let Cli { database, key_file, command } = cli;
    match command {
        Command::Serve(args) => serve::run(&database, key_file, args).await,
        Command::Demo(args) => demo::run(args).await,
        Command::Keys { what } => keys::run(&database, key_file, what).await,
        Command::Report(args) => report::run(&database, args).await,
        Command::Template(args) => template::run(args),
        Command::Import(args) => import::run(&database, args).await,
        Command::Match(args) => matching::run(args),
        Command::Verify => verify::run(&database).await,
        Command::Doctor => doctor::run(&database, key_file).await,
        Command::Backup { file } => backup::backup(&database, &file).await,
        Command::Restore { file, replace } => backup::restore(&database, &file, replace).await,
        Command::Bench { what } => bench::run(what).await,
        Command::ReadFile => Err(Stop::Said("read-file is called by the program itself".into())),
    }
}
