//! The other side of a reading process: it is started, given one file, listened to for a few
//! seconds (longer for the keeper of the machine) and ended. Two read at a time; the rest wait.
//! Nothing of a file is opened here.

use crate::ask::{Answer, Ask, Asked, Cut};
use crate::limits::Room;
use kernel::received::{Marks, Table, Unfit};
use kernel::{Error, Result};
use std::ffi::OsString;
use std::io::{BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Condvar, Mutex, mpsc};
use std::time::Duration;

/// How many read at once: two large files must not take the processor from everybody.
const AT_ONCE: usize = 2;
/// How a program of Rust ends when it broke down.
const BROKE_DOWN: i32 = 101;

/// Asks reading processes.
pub struct Guard {
    program: PathBuf,
    words: Vec<OsString>,
    room: Room,
    reading: Mutex<usize>,
    ended: Condvar,
}

impl Guard {
    /// Reads by this program, called with these words; it must answer as
    /// [`crate::child::answer`] does.
    pub fn new(program: impl Into<PathBuf>, words: &[&str]) -> Guard {
        Guard {
            program: program.into(),
            words: words.iter().map(OsString::from).collect(),
            room: Room::OF_A_GUEST,
            reading: Mutex::new(0),
            ended: Condvar::new(),
        }
    }

    /// With more room, for what the keeper of the machine loads himself.
    pub fn with(mut self, room: Room) -> Guard {
        self.room = room;
        self
    }

    /// The cells of a spreadsheet or of a table written as text; invalid (field `file`) when the
    /// file is not taken.
    pub fn table(&self, bytes: &[u8]) -> Result<Table> {
        Ok(self.ask(Ask::Table, bytes)?.table)
    }

    /// The paragraphs of a Word file or of a text; invalid when the file is not taken.
    pub fn words(&self, bytes: &[u8]) -> Result<Vec<String>> {
        Ok(self.ask(Ask::Words, bytes)?.words)
    }

    /// The file with one more column; invalid when it is not taken.
    pub fn marked(&self, bytes: &[u8], marks: &Marks) -> Result<Vec<u8>> {
        Ok(self.ask(Ask::Mark(marks.into()), bytes)?.file)
    }

    fn ask(&self, ask: Ask, bytes: &[u8]) -> Result<Answer> {
        if bytes.is_empty() {
            return Err(Unfit::Empty.into());
        }
        if bytes.len() > self.room.file_bytes {
            return Err(Unfit::TooLarge.into());
        }
        let _turn = self.turn();
        let mut asked =
            serde_json::to_vec(&Asked { room: self.room, ask }).map_err(Error::fault)?;
        asked.push(b'\n');
        self.heard(&asked, bytes)
    }

    /// What a process says to this; it is gone afterwards, on every way out. Its time is for
    /// reading and for being listened to alike: nothing of the answer is looked at later.
    fn heard(&self, asked: &[u8], bytes: &[u8]) -> Result<Answer> {
        let mut command = Command::new(&self.program);
        command.args(&self.words).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = Ended(command.spawn().map_err(Error::fault)?);
        let (input, output) = (child.0.stdin.take(), child.0.stdout.take());
        let (Some(mut input), Some(output)) = (input, output) else {
            return Err(Error::fault("a reading process has no pipes"));
        };
        let (tell, heard) = mpsc::channel();
        let room = self.room;
        // It ends with the process: what stands in the pipe is all that is still listened to.
        std::thread::spawn(move || {
            let answer = Answer::hear(BufReader::new(output), &room);
            // Whoever waited may have gone.
            let _ = tell.send(answer);
        });
        std::thread::scope(|tells| {
            // It may answer before it has read everything; then nobody takes the rest.
            tells.spawn(move || input.write_all(asked).and_then(|()| input.write_all(bytes)));
            let answer = heard.recv_timeout(self.room.wait());
            let how = match answer {
                Ok(Ok(_) | Err(Cut::Off)) => child.ends(),
                _ => None,
            };
            drop(child);
            judge(answer.map_err(|_| Unfit::Heavy)?, how)
        })
    }

    fn turn(&self) -> Turn<'_> {
        let mut reading = self.reading.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        while *reading >= AT_ONCE {
            reading = self.ended.wait(reading).unwrap_or_else(|poisoned| poisoned.into_inner());
        }
        *reading += 1;
        Turn(self)
    }
}

/// One of those who read at once.
struct Turn<'a>(&'a Guard);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut reading = self.0.reading.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *reading -= 1;
        self.0.ended.notify_one();
    }
}

/// What a process said, if it ended well. One that the system ended asked for too much; one that
/// broke down, or ended before it had said all, met a file it could not read.
fn judge(answer: std::result::Result<Answer, Cut>, how: Option<ExitStatus>) -> Result<Answer> {
    match (answer, how.map(|how| how.code())) {
        (Err(Cut::Unfit(unfit)), _) => Err(unfit.into()),
        (Ok(answer), Some(Some(0))) => Ok(answer),
        (_, Some(Some(0 | BROKE_DOWN))) => Err(Unfit::Damaged.into()),
        (_, Some(Some(_))) => Err(Error::fault("a reading process could not begin")),
        _ => Err(Unfit::Heavy.into()),
    }
}

/// A process that does not outlive its question.
struct Ended(Child);

impl Ended {
    /// How it ends, when it does so by itself; it has said all it will.
    fn ends(&mut self) -> Option<ExitStatus> {
        const PAUSE: Duration = Duration::from_millis(1);
        for _ in 0..500 {
            if let Ok(Some(how)) = self.0.try_wait() {
                return Some(how);
            }
            std::thread::sleep(PAUSE);
        }
        None
    }
}

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
