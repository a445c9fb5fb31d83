//! SQLite: one writer thread with group commit, a pool of reading threads, WAL with
//! `synchronous = FULL` (NORMAL loses acknowledged writes at a power cut; stack.md has the
//! measurement). Nothing here knows a table.

mod reader;
mod writer;

use super::statement::{Visit, check_names};
use super::{Deeds, Line, Step, Tx, Value, Work, migrate, words};
use crate::error::{Error, Result};
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, ToSql};
use std::path::{Path, PathBuf};

/// The file with its writer and readers.
pub(super) struct House {
    path: PathBuf,
    writer: writer::Writer,
    readers: reader::Readers,
}

impl House {
    pub(super) fn open(path: &Path) -> Result<House> {
        let connection = connect(path)?;
        connection.execute_batch(
            // secure_delete: a destroyed key must not linger in the free space of a page. The cache
            // grows to 64 MB only where many pages are written: a table of work, a restructuring.
            "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -64000; \
             pragma secure_delete = fast;",
        )?;
        Ok(House {
            path: path.to_path_buf(),
            writer: writer::Writer::start(connection)?,
            readers: reader::Readers::start(path)?,
        })
    }

    pub(super) async fn read<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        self.readers.run(work).await
    }

    pub(super) async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        self.writer.run(work).await
    }

    pub(super) async fn migrate(&self, steps: Vec<Step>) -> Result<()> {
        self.writer.batch(words::for_sqlite(&migrate::ledger())).await?;
        for step in steps {
            self.write(move |tx| {
                if step.is_due(tx)? {
                    let Line::Sqlite(connection) = &tx.line else {
                        return Err(Error::fault("a SQLite house holds another line"));
                    };
                    connection.execute_batch(&words::for_sqlite(step.sql)).map_err(|cause| {
                        Error::fault(format!("schema step {}: {cause}", step.name))
                    })?;
                    step.note(tx)?;
                }
                Ok(())
            })
            .await?;
        }
        Ok(())
    }

    pub(super) async fn copy_to(&self, file: PathBuf) -> Result<()> {
        let path = self.path.clone();
        let copy = move || -> Result<()> {
            let connection = connect(&path)?;
            connection.execute("vacuum into ?1", [file.to_string_lossy()])?;
            std::fs::File::open(&file).and_then(|f| f.sync_all()).map_err(Error::fault)
        };
        tokio::task::spawn_blocking(copy).await.map_err(Error::fault)?
    }

    pub(super) async fn check(&self) -> Result<Vec<String>> {
        let path = self.path.clone();
        let check = move || -> Result<Vec<String>> {
            let connection = connect(&path)?;
            let mut statement = connection.prepare("pragma integrity_check")?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            let lines = rows.collect::<std::result::Result<Vec<_>, _>>()?;
            Ok(lines.into_iter().filter(|line| line != "ok").collect())
        };
        tokio::task::spawn_blocking(check).await.map_err(Error::fault)?
    }
}

fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.execute_batch("pragma foreign_keys = on;")?;
    // A plan does not look at what is bound: else every other value is planned anew (a seventh of
    // the time of an import).
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

fn transaction(connection: &Connection, writes: bool) -> Tx<'_> {
    Tx { line: Line::Sqlite(connection), deeds: Deeds::default(), writes }
}

impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        match cause.sqlite_error_code() {
            // Another program holds the file (a long `verify`, a copy): it will let go of it.
            Some(DatabaseBusy | DatabaseLocked) => Error::Busy,
            _ => Error::fault(cause),
        }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, Value as Owned};
        Ok(match self {
            Value::Null => ToSqlOutput::Owned(Owned::Null),
            Value::Int(n) => ToSqlOutput::Owned(Owned::Integer(*n)),
            Value::Bool(b) => ToSqlOutput::Owned(Owned::Integer(i64::from(*b))),
            Value::Text(s) => ToSqlOutput::Borrowed(ValueRef::Text(s.as_bytes())),
            Value::Bytes(b) => ToSqlOutput::Borrowed(ValueRef::Blob(b)),
            Value::Uuid(u) => ToSqlOutput::Borrowed(ValueRef::Blob(u.as_bytes())),
        })
    }
}

/// `$1` is a name to SQLite and gets its place by order of appearance; `?1` is the place itself.
fn placed(text: &str) -> String {
    text.replace('$', "?")
}

pub(super) fn run(connection: &Connection, text: &str, binds: &[Value]) -> Result<u64> {
    let mut statement = connection.prepare_cached(&placed(text))?;
    let changed = statement.execute(rusqlite::params_from_iter(binds))?;
    Ok(changed as u64)
}

pub(super) fn names(connection: &Connection, text: &str) -> Result<Vec<String>> {
    let statement = connection.prepare_cached(&placed(text))?;
    Ok(statement.column_names().map(str::to_owned).collect())
}

pub(super) fn visit(
    connection: &Connection,
    text: &str,
    binds: &[Value],
    names: Option<&[&str]>,
    take: Visit<'_>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(&placed(text))?;
    check_names(names, statement.column_names())?;
    let width = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(binds))?;
    while let Some(row) = rows.next()? {
        let mut fault = None;
        let mut values = (0..width).map(|at| {
            row.get_ref(at).map_err(Error::from).and_then(value_of).unwrap_or_else(|cause| {
                fault = Some(cause);
                Value::Null
            })
        });
        let taken = take(&mut values);
        if let Some(cause) = fault {
            return Err(cause);
        }
        taken?;
    }
    Ok(())
}

fn value_of(value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(_) => return Err(Error::fault("a column holds a floating-point number")),
        ValueRef::Text(t) => Value::Text(std::str::from_utf8(t).map_err(Error::fault)?.to_owned()),
        ValueRef::Blob(b) => Value::Bytes(b.to_vec()),
    })
}
