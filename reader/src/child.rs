//! The reading process: it puts its walls up, reads one file from its input, answers on its output
//! and ends. It is started by [`crate::Guard`] and never opens a file, a socket or a database.

use crate::ask::{self, Ask, Asked, Frame, OPENS};
use crate::limits::{self, Room};
use crate::{archive, csv, mark, prose, sheets};
use kernel::received::{Marks, Unfit};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};

/// Answers what is asked on the standard input; an error is our own, not the file's. Call it before
/// anything else is started: no thread, no runtime, no file.
pub fn answer() -> Result<(), String> {
    let mut input = BufReader::new(io::stdin().lock());
    let output = BufWriter::new(io::stdout().lock());
    let asked = ask::wanted(&mut input).map_err(|cause| cause.to_string())?;
    limits::raise(&asked.room)?;
    serve(asked, input, output).map_err(|cause| cause.to_string())
}

fn serve(asked: Asked, input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let Asked { room, ask } = asked;
    let mut bytes = Vec::new();
    input.take(room.file_bytes as u64 + 1).read_to_end(&mut bytes)?;
    // On a line of its own, whatever stands before it.
    write!(output, "\n{OPENS}\n")?;
    let told = match ask {
        _ if bytes.is_empty() => Err(Stop::Unfit(Unfit::Empty)),
        _ if bytes.len() > room.file_bytes => Err(Stop::Unfit(Unfit::TooLarge)),
        Ask::Table => table(&bytes, &room, &mut output),
        Ask::Words => words(&bytes, &room, &mut output),
        Ask::Mark(marks) => marked(&bytes, &room, &marks.into(), &mut output),
    };
    match told {
        Ok(()) => ask::say(&mut output, &Frame::End)?,
        Err(Stop::Unfit(unfit)) => ask::say(&mut output, &Frame::Unfit(unfit.key().into()))?,
        Err(Stop::Broken(cause)) => return Err(cause),
    }
    output.flush()
}

/// Why an answer ends before its end.
pub enum Stop {
    /// The file is not taken.
    Unfit(Unfit),
    /// Nobody listens any more.
    Broken(io::Error),
}

impl From<Unfit> for Stop {
    fn from(unfit: Unfit) -> Stop {
        Stop::Unfit(unfit)
    }
}

impl From<io::Error> for Stop {
    fn from(cause: io::Error) -> Stop {
        Stop::Broken(cause)
    }
}

fn table(bytes: &[u8], room: &Room, output: &mut impl Write) -> Result<(), Stop> {
    match archive::kind(bytes, room)? {
        archive::Kind::Spreadsheet => sheets::read(bytes, room, output),
        archive::Kind::Word => Err(Unfit::WrongKind.into()),
        archive::Kind::Text => csv::read(bytes, room, output),
    }
}

fn words(bytes: &[u8], room: &Room, output: &mut impl Write) -> Result<(), Stop> {
    let paragraphs = match archive::kind(bytes, room)? {
        archive::Kind::Word => prose::of_word(bytes)?,
        archive::Kind::Text => prose::of_text(bytes)?,
        archive::Kind::Spreadsheet => return Err(Unfit::WrongKind.into()),
    };
    for paragraph in paragraphs {
        ask::say(output, &Frame::Words(paragraph))?;
    }
    Ok(())
}

fn marked(bytes: &[u8], room: &Room, marks: &Marks, output: &mut impl Write) -> Result<(), Stop> {
    let file = match archive::kind(bytes, room)? {
        archive::Kind::Spreadsheet => mark::spreadsheet(bytes, marks)?,
        archive::Kind::Text => csv::marked(bytes, room, marks)?,
        archive::Kind::Word => return Err(Unfit::WrongKind.into()),
    };
    ask::say(output, &Frame::File(file.len()))?;
    output.write_all(&file)?;
    Ok(())
}

#[cfg(test)]
pub(crate) fn served(ask: Ask, bytes: &[u8]) -> Result<ask::Answer, Unfit> {
    let asked = Asked { room: Room::OF_A_GUEST, ask };
    let mut said = Vec::new();
    serve(asked, io::Cursor::new(bytes), &mut said).expect("an answer");
    ask::Answer::hear(said.as_slice(), &Room::OF_A_GUEST).map_err(|cut| match cut {
        ask::Cut::Unfit(unfit) => unfit,
        ask::Cut::Off => Unfit::Damaged,
    })
}
