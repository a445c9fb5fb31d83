//! The reader of files as capabilities know it: they hand over the bytes that somebody sent and
//! get data back, `program` puts what reads them on the shelf. It opens no file itself.

use kernel::received::{Marks, Table};
use kernel::{Error, Result};
use std::sync::Arc;

/// Reads files of people, apart from everything else. A file that is not taken is a flaw of the
/// field `file`. Each of these waits for a process: call them through [`reading`].
pub trait Reader: Send + Sync {
    /// The cells of a spreadsheet or of a table written as text.
    fn table(&self, bytes: &[u8]) -> Result<Table>;
    /// The paragraphs of a Word file or of a text.
    fn words(&self, bytes: &[u8]) -> Result<Vec<String>>;
    /// The same table with one more column; everything else of the file stays.
    fn marked(&self, bytes: &[u8], marks: &Marks) -> Result<Vec<u8>>;
}

/// The reader on the shelf of the house.
#[derive(Clone)]
pub struct Reading(pub Arc<dyn Reader>);

/// Reading takes a while: it must not hold up the other requests.
pub async fn reading<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}
