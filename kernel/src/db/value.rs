//! Values that go into a statement and come out of a row: six kinds, the same on both engines.
//! Floating point is not one of them and will never be.

use crate::day::{Day, Instant};
use crate::error::{Error, Result};
use crate::ids::{Id, UnitId};
use crate::money::{Count, Vnd};
use crate::month::Month;
use uuid::Uuid;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// `bigint`.
    Int(i64),
    /// `boolean`.
    Bool(bool),
    /// `text`.
    Text(String),
    /// `bytea`.
    Bytes(Vec<u8>),
    /// `uuid`.
    Uuid(Uuid),
}

/// What can be bound to a statement.
pub trait ToValue {
    /// The value to bind.
    fn to_value(&self) -> Value;
}

/// What can be read from a column.
pub trait FromValue: Sized {
    /// Reads the column; a value of another kind is a fault of the schema or of the code.
    fn from_value(value: Value) -> Result<Self>;
}

/// A row read by position. Made by `row!`, or for tuples and single values.
pub trait FromRow: Sized {
    /// Names the columns must carry, or none when any name will do.
    const COLUMNS: Option<&'static [&'static str]>;
    /// Reads the row.
    fn from_row(values: &mut dyn Iterator<Item = Value>) -> Result<Self>;
}

fn unfit(wanted: &str, value: &Value) -> Error {
    // The kind alone: a value may be personal and a fault goes to the log.
    let kind = match value {
        Value::Null => "null",
        Value::Int(_) => "bigint",
        Value::Bool(_) => "boolean",
        Value::Text(_) => "text",
        Value::Bytes(_) => "bytea",
        Value::Uuid(_) => "uuid",
    };
    Error::fault(format!("a column holds {kind} where {wanted} was expected"))
}

impl ToValue for Value {
    fn to_value(&self) -> Value {
        self.clone()
    }
}
impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self> {
        Ok(value)
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
}
impl FromValue for i64 {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Int(n) => Ok(n),
            other => Err(unfit("bigint", &other)),
        }
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
}
impl FromValue for bool {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Bool(b) => Ok(b),
            // SQLite has no boolean of its own and keeps 0 and 1.
            Value::Int(n) => Ok(n != 0),
            other => Err(unfit("boolean", &other)),
        }
    }
}

impl ToValue for str {
    fn to_value(&self) -> Value {
        Value::Text(self.to_owned())
    }
}
impl ToValue for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
}
impl FromValue for String {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Text(s) => Ok(s),
            other => Err(unfit("text", &other)),
        }
    }
}

impl ToValue for Vec<u8> {
    fn to_value(&self) -> Value {
        Value::Bytes(self.clone())
    }
}
impl ToValue for [u8] {
    fn to_value(&self) -> Value {
        Value::Bytes(self.to_vec())
    }
}
impl FromValue for Vec<u8> {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Bytes(b) => Ok(b),
            Value::Uuid(u) => Ok(u.as_bytes().to_vec()),
            other => Err(unfit("bytea", &other)),
        }
    }
}

impl ToValue for Uuid {
    fn to_value(&self) -> Value {
        Value::Uuid(*self)
    }
}
impl FromValue for Uuid {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Uuid(u) => Ok(u),
            Value::Bytes(b) => Uuid::from_slice(&b).map_err(Error::fault),
            other => Err(unfit("uuid", &other)),
        }
    }
}
impl<K> ToValue for Id<K> {
    fn to_value(&self) -> Value {
        Value::Uuid(self.uuid())
    }
}
impl<K> FromValue for Id<K> {
    fn from_value(value: Value) -> Result<Self> {
        Uuid::from_value(value).map(Id::of)
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Null, ToValue::to_value)
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self> {
        match value {
            Value::Null => Ok(None),
            other => T::from_value(other).map(Some),
        }
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn to_value(&self) -> Value {
        (**self).to_value()
    }
}

/// Values that are kept as a `bigint`: how to write one and read it back.
macro_rules! as_bigint {
    ($($kind:ty: $to:expr, $from:expr;)*) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> Value {
                let to: fn(&$kind) -> i64 = $to;
                Value::Int(to(self))
            }
        }
        impl FromValue for $kind {
            fn from_value(value: Value) -> Result<Self> {
                let from: fn(i64) -> Option<$kind> = $from;
                let number = i64::from_value(value)?;
                from(number).ok_or_else(|| {
                    Error::fault(concat!("a bigint is no ", stringify!($kind)))
                })
            }
        }
    )*};
}

as_bigint! {
    UnitId: |u| u.0, |n| Some(UnitId(n));
    Day: |d| d.number(), Day::from_number;
    Month: |m| m.key(), Month::from_key;
    Instant: |i| i.0, |n| Some(Instant(n));
    Vnd: |v| v.0, |n| Some(Vnd(n));
    Count: |c| c.0, |n| Some(Count(n));
}

impl<T: FromValue> FromRow for T {
    const COLUMNS: Option<&'static [&'static str]> = None;
    fn from_row(values: &mut dyn Iterator<Item = Value>) -> Result<Self> {
        next(values)
    }
}

/// The next column of a row, for `row!` and tuples.
pub fn next<T: FromValue>(values: &mut dyn Iterator<Item = Value>) -> Result<T> {
    T::from_value(values.next().ok_or_else(|| Error::fault("a row has too few columns"))?)
}

macro_rules! tuple_row {
    ($($name:ident)+) => {
        impl<$($name: FromValue),+> FromRow for ($($name,)+) {
            const COLUMNS: Option<&'static [&'static str]> = None;
            fn from_row(values: &mut dyn Iterator<Item = Value>) -> Result<Self> {
                Ok(($(next::<$name>(values)?,)+))
            }
        }
    };
}
tuple_row!(A B);
tuple_row!(A B C);
tuple_row!(A B C D);
tuple_row!(A B C D E);
tuple_row!(A B C D E F);

/// A value as canonical text with its kind, the same from both engines: the row's hash in the
/// journal is made of these.
pub fn text_of(value: &Value) -> String {
    match value {
        Value::Null => "n".into(),
        Value::Int(n) => format!("i{n}"),
        Value::Bool(b) => format!("i{}", i64::from(*b)),
        Value::Text(s) => format!("t{s}"),
        Value::Bytes(b) => format!("b{}", hex(b)),
        Value::Uuid(u) => format!("b{}", hex(u.as_bytes())),
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Declares a row: a struct read by position whose field names must be the column names.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$fmeta:meta])* $fvis:vis $field:ident : $kind:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $kind),* }
        impl $crate::db::FromRow for $name {
            const COLUMNS: Option<&'static [&'static str]> =
                Some(&[$(stringify!($field)),*]);
            fn from_row(
                values: &mut dyn Iterator<Item = $crate::db::Value>,
            ) -> $crate::Result<Self> {
                Ok($name { $($field: $crate::db::next(values)?),* })
            }
        }
    };
}
