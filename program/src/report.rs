//! `nhanai report`: one monthly report of one unit, as JSON, Word, PDF or a spreadsheet. It reads
//! and prints; it never writes to the database.

use crate::cli::{Outcome, Stop};
use crate::house;
use clap::{Args, ValueEnum};
use kernel::db::Tx;
use kernel::figure::Measure;
use kernel::{Month, Pass, Period, Who, place};
use reporting::figures::{PRINTED, find};
use reporting::view::View;
use serde_json::{Value as Json, json};
use std::io::Write;
use std::path::PathBuf;

/// What is printed.
#[derive(Args)]
pub struct ReportArgs {
    /// The unit's path (kien-giang), as it was in that period
    #[arg(long)]
    unit: String,
    /// The month (2024-10)
    #[arg(long)]
    period: String,
    /// How
    #[arg(long, value_enum)]
    format: Format,
    /// The file to write; standard output when not said
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Docx,
    Pdf,
    Xlsx,
}

/// Runs the command.
pub async fn run(database: &str, args: ReportArgs) -> Outcome {
    let month = month_of(&args.period)?;
    let db = house::open_existing(database).await?;
    let known = house::register(&db).await?;
    let decisions = house::decisions();
    let clock = house::clock(None);
    let (at, today) = (clock.now(), clock.today());
    let unit = args.unit.clone();
    let read = move |tx: &mut Tx<'_>| {
        let who = Who::job("report", at, today);
        let place = place::find(tx, &unit, month.last())?;
        let pass = who.may(&reporting::acts::PRINT, &place)?;
        let mut view = View::load(tx, &pass, &known, &place, month)?;
        let read = (&*known, &decisions);
        let paper = reporting::paper::paper(tx, &pass, read, &mut view, "")?;
        let bytes = went_out(tx, &pass, &view)?;
        Ok((view, paper, bytes))
    };
    let (view, paper, went_out) =
        db.read(read).await.map_err(|error| unknown(error, &args, month))?;
    let bytes = match args.format {
        Format::Json => {
            let mut text =
                serde_json::to_vec_pretty(&as_json(&view)?).map_err(kernel::Error::fault)?;
            text.push(b'\n');
            text
        }
        Format::Docx => match went_out {
            Some((docx, _)) => docx,
            None => press::docx(&paper)?,
        },
        Format::Pdf => match went_out {
            Some((_, pdf)) => pdf,
            None => press::pdf(&paper)?,
        },
        Format::Xlsx => press::xlsx(&reporting::sheet::sheet(&view, &crate::house::words()?))?,
    };
    write(&bytes, args.out)
}

/// An issued paper is given out as it went out, byte for byte: Word and PDF.
fn went_out(
    tx: &mut Tx<'_>,
    pass: &Pass,
    view: &View,
) -> kernel::Result<Option<(Vec<u8>, Vec<u8>)>> {
    let Some(report) = &view.report else { return Ok(None) };
    match reporting::store::issued(tx, pass, report.id)? {
        Some(row) => reporting::store::issued_bytes(tx, pass, row.id).map(Some),
        None => Ok(None),
    }
}

fn month_of(text: &str) -> std::result::Result<Month, Stop> {
    let period = Period::parse(text)
        .map_err(|_| Stop::Said(format!("{text}: a period is written 2024-10")))?;
    period
        .as_month()
        .ok_or_else(|| Stop::Said(format!("{text}: the monthly report has months only")))
}

fn unknown(error: kernel::Error, args: &ReportArgs, month: Month) -> Stop {
    match error {
        kernel::Error::NotFound => {
            Stop::Said(format!("{}: no unit has this code in {}", args.unit, month.iso()))
        }
        other => other.into(),
    }
}

fn write(bytes: &[u8], out: Option<PathBuf>) -> Outcome {
    let written = match &out {
        Some(file) => std::fs::write(file, bytes),
        None => std::io::stdout().lock().write_all(bytes),
    };
    written.map_err(|cause| {
        let name = out.map_or("standard output".into(), |file| file.display().to_string());
        Stop::Said(format!("{name}: {cause}"))
    })
}

/// The contract of `--format json`: codes as in indicators.md, money in đồng.
pub fn as_json(view: &View) -> std::result::Result<Json, Stop> {
    let words = crate::house::words()?;
    let figures: Vec<Json> = view
        .values
        .iter()
        .take(PRINTED)
        .map(|value| {
            let figure = find(value.code);
            let is_money = figure.is_some_and(|f| f.measure == Measure::Money);
            json!({
                "code": value.code,
                "label": words.say(&format!("figure-{}", value.code.replace('_', "-"))),
                "unit": if is_money { "đồng".to_owned() } else {
                    words.say(&format!("unit-{}", figure.map_or("", |f| f.unit)))
                },
                "value": value.value,
                "previous": value.previous,
                "last_year": value.last_year,
                "at_least": value.at_least,
            })
        })
        .collect();
    let checks = view.checks.iter().map(|check| {
        json!({
            "rule": check.rule,
            "left": check.left,
            "right": check.right,
            "holds": check.holds,
        })
    });
    let tracing = view.value("tracing_requests");
    Ok(json!({
        "unit": view.place.code,
        "period": view.month.iso(),
        "state": view.state().code(),
        "mark": view.report.as_ref().and_then(|report| report.illustrative.clone()),
        "figures": figures,
        "checks": checks.collect::<Vec<_>>(),
        "tracing": {
            "value": tracing.map_or(0, |value| value.value),
            "reported": tracing.is_some_and(|value| value.reported),
        },
    }))
}
