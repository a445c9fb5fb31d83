//! A plain value out of the seal. It cannot be printed or logged by accident and is wiped when
//! dropped; showing it is one explicit call.

use crate::error::{Error, Result};
use zeroize::{Zeroize, Zeroizing};

/// A plain value of a sealed field. It has no `Debug` and no `Display`, on purpose:
///
/// ```compile_fail
/// fn printable<T: std::fmt::Debug>() {}
/// printable::<kernel::seal::Secret<String>>();
/// ```
pub struct Secret<T: Zeroize>(Zeroizing<T>);

impl<T: Zeroize> Secret<T> {
    /// Takes a plain value into keeping.
    pub fn new(plain: T) -> Self {
        Secret(Zeroizing::new(plain))
    }

    /// The plain value, for the one place that shows or uses it.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl Secret<Vec<u8>> {
    /// The value as text; a fault when it is none.
    pub fn into_text(self) -> Result<Secret<String>> {
        let text = std::str::from_utf8(&self.0).map_err(|_| Error::fault("no text was sealed"))?;
        Ok(Secret::new(text.to_owned()))
    }
}

impl Secret<String> {
    /// The value with all but its last `shown` characters hidden (`•••••••678`). A value too short
    /// to keep half of it hidden is hidden whole.
    pub fn masked(&self, shown: usize) -> String {
        let length = self.0.chars().count();
        let shown = if shown * 2 > length { 0 } else { shown };
        let hidden = length - shown;
        std::iter::repeat_n('•', hidden).chain(self.0.chars().skip(hidden)).collect()
    }
}
