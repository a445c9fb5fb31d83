//! All that typst may see: our template, one paper as data, four typefaces. There is no file
//! system behind it, no package, no clock.

use crate::fonts;
use kernel::{Error, Result};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

/// One paper, to be set.
pub(super) struct PaperWorld {
    template: Source,
    data_at: FileId,
    data: Bytes,
}

impl PaperWorld {
    /// With the paper as JSON.
    pub(super) fn new(json: String) -> Result<PaperWorld> {
        let template = Source::new(file("/paper.typ")?, include_str!("paper.typ").to_owned());
        let data_at = file("/paper.json")?;
        Ok(PaperWorld { template, data_at, data: Bytes::from_string(json) })
    }
}

fn file(path: &str) -> Result<FileId> {
    let path = VirtualPath::new(path).map_err(|_| Error::fault("a path of the template"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::Other(None))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_at { Ok(self.data.clone()) } else { Err(FileError::Other(None)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
