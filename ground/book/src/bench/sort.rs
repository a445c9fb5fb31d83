//! Sorting more facts than should stand in memory: sorted runs in temporary files, merged as they
//! are read. Knows facts as four numbers and nothing of what they mean.

use kernel::{Error, Result};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Facts kept in memory before a run is written: 48 MB.
const RUN: usize = 3_000_000;
const BYTES: usize = 16;

/// A fact: place of the unit, month key, place of the figure, value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// The unit's place in the tree.
    pub unit: u32,
    /// Month key.
    pub month: u16,
    /// The figure's place.
    pub figure: u16,
    /// The value.
    pub value: i64,
}

impl Fact {
    fn bytes(self) -> [u8; BYTES] {
        let mut out = [0; BYTES];
        out[..4].copy_from_slice(&self.unit.to_le_bytes());
        out[4..6].copy_from_slice(&self.month.to_le_bytes());
        out[6..8].copy_from_slice(&self.figure.to_le_bytes());
        out[8..].copy_from_slice(&self.value.to_le_bytes());
        out
    }

    fn of(b: [u8; BYTES]) -> Fact {
        let [u0, u1, u2, u3, m0, m1, f0, f1, v0, v1, v2, v3, v4, v5, v6, v7] = b;
        Fact {
            unit: u32::from_le_bytes([u0, u1, u2, u3]),
            month: u16::from_le_bytes([m0, m1]),
            figure: u16::from_le_bytes([f0, f1]),
            value: i64::from_le_bytes([v0, v1, v2, v3, v4, v5, v6, v7]),
        }
    }
}

/// Takes facts in any order.
pub struct Sorter {
    folder: PathBuf,
    facts: Vec<Fact>,
    runs: Vec<PathBuf>,
}

impl Sorter {
    /// Runs are written into this folder.
    pub fn new(folder: &Path) -> Sorter {
        Sorter { folder: folder.to_path_buf(), facts: Vec::new(), runs: Vec::new() }
    }

    /// Takes a fact.
    pub fn push(&mut self, fact: Fact) -> Result<()> {
        self.facts.push(fact);
        if self.facts.len() == RUN { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> Result<()> {
        self.facts.sort_unstable();
        let path = self.folder.join(format!("run-{}", self.runs.len()));
        let mut file = BufWriter::new(File::create(&path).map_err(Error::fault)?);
        for fact in self.facts.drain(..) {
            file.write_all(&fact.bytes()).map_err(Error::fault)?;
        }
        file.flush().map_err(Error::fault)?;
        self.runs.push(path);
        Ok(())
    }

    /// All facts in order.
    pub fn sorted(mut self) -> Result<Sorted> {
        self.facts.sort_unstable();
        let mut sources = vec![Source::Memory(std::mem::take(&mut self.facts).into_iter())];
        for path in &self.runs {
            let file = File::open(path).map_err(Error::fault)?;
            sources.push(Source::Run(BufReader::with_capacity(1 << 18, file)));
        }
        let mut heads = BinaryHeap::new();
        for (at, source) in sources.iter_mut().enumerate() {
            heads.extend(source.next()?.map(|fact| Reverse((fact, at))));
        }
        Ok(Sorted { sources, heads })
    }
}

enum Source {
    Memory(std::vec::IntoIter<Fact>),
    Run(BufReader<File>),
}

impl Source {
    fn next(&mut self) -> Result<Option<Fact>> {
        match self {
            Source::Memory(facts) => Ok(facts.next()),
            Source::Run(file) => {
                let mut bytes = [0; BYTES];
                match file.read_exact(&mut bytes) {
                    Ok(()) => Ok(Some(Fact::of(bytes))),
                    Err(end) if end.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
                    Err(cause) => Err(Error::fault(cause)),
                }
            }
        }
    }
}

/// Facts in order of unit, month and figure.
pub struct Sorted {
    sources: Vec<Source>,
    heads: BinaryHeap<Reverse<(Fact, usize)>>,
}

impl Sorted {
    /// The next fact.
    pub fn next(&mut self) -> Result<Option<Fact>> {
        let Some(Reverse((fact, at))) = self.heads.pop() else { return Ok(None) };
        if let Some(next) = self.sources[at].next()? {
            self.heads.push(Reverse((next, at)));
        }
        Ok(Some(fact))
    }
}
