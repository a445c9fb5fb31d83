//! PostgreSQL: a pool of connections; a closure runs on a blocking thread that drives the
//! connection, so that the same synchronous text serves both engines. A serialisation failure or
//! deadlock is retried here, in one place. Nothing here knows a table.

use super::statement::{Visit, check_names};
use super::{Deeds, Line as AnyLine, Step, Tx, Value, Work, migrate};
use crate::error::{Error, Result};
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{NoTls, Row};

const CONNECTIONS: usize = 16;
const TRIES: usize = 8;
/// Every statement here is short: workers started and code compiled for one take longer than it
/// does (a read of 1 ms took 50 to 80 ms with them; docs/benchmarks.md).
const SHORT: &str = "-c max_parallel_workers_per_gather=0 -c jit=off";

/// The pool.
pub(super) struct House {
    pool: Pool,
    /// Very many rows were written since the planner looked.
    is_old: AtomicBool,
}

/// A connection inside a transaction.
pub(crate) struct Line<'a> {
    client: &'a Object,
    handle: Handle,
    again: Again,
}

/// Whether running the closure again may help.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    No,
    /// Somebody else inserted the same key first (23505): a second run sees that row and can
    /// answer as for any key that is there. Should it fail again, the closure never looked. Also
    /// when prepared statements have grown stale (0A000).
    Once,
    /// The database asks for it (40001, 40P01).
    Yes,
}

impl House {
    pub(super) async fn open(url: &str) -> Result<House> {
        let mut config: tokio_postgres::Config = url.parse().map_err(Error::fault)?;
        // What the address itself asks for comes later and wins.
        let asked = config.get_options().unwrap_or_default();
        let options = format!("{SHORT} {asked}");
        config.options(options);
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, NoTls, recycling))
            .max_size(CONNECTIONS)
            .wait_timeout(Some(Duration::from_secs(10)))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(Error::fault)?;
        let house = House { pool, is_old: AtomicBool::new(false) };
        house.check_collation().await?;
        Ok(house)
    }

    /// Paths and folded text must sort the same everywhere.
    async fn check_collation(&self) -> Result<()> {
        let client = self.client().await?;
        let text = "select datcollate from pg_database where datname = current_database()";
        let row = client.query_one(text, &[]).await.map_err(Error::fault)?;
        let collation: String = row.get(0);
        match collation.as_str() {
            "C" | "POSIX" | "C.UTF-8" | "C.utf8" => Ok(()),
            other => Err(Error::fault(format!(
                "the database sorts by {other}; create it with: \
                 createdb --template=template0 --encoding=UTF8 --locale=C NAME"
            ))),
        }
    }

    async fn client(&self) -> Result<Object> {
        use deadpool_postgres::{PoolError, TimeoutType};
        self.pool.get().await.map_err(|cause| match cause {
            PoolError::Timeout(TimeoutType::Wait) => Error::Busy,
            other => Error::fault(other),
        })
    }

    pub(super) async fn read<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        let begin = "begin isolation level repeatable read read only";
        self.run(work, begin, false).await
    }

    pub(super) async fn write<T: Send + 'static>(&self, work: impl Work<T>) -> Result<T> {
        self.run(work, "begin", true).await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl Work<T>,
        begin: &'static str,
        writes: bool,
    ) -> Result<T> {
        let client = self.client().await?;
        let handle = Handle::current();
        let run = move || {
            for tried in 0..TRIES {
                let (outcome, again) = attempt(&client, &handle, &work, begin, writes);
                if outcome.is_ok() || again == Again::No || (again == Again::Once && tried > 0) {
                    return outcome;
                }
                // Those who met once meet less likely after different waits.
                std::thread::sleep(wait_after(tried));
            }
            Err(Error::Busy)
        };
        tokio::task::spawn_blocking(run).await.map_err(Error::fault)?
    }

    pub(super) fn wrote_many(&self) {
        self.is_old.store(true, Ordering::Relaxed);
    }

    /// Each table in a transaction of its own, a sample of its rows: readers and writers go on.
    pub(super) async fn look_anew(&self) -> Result<bool> {
        if !self.is_old.swap(false, Ordering::Relaxed) {
            return Ok(false);
        }
        self.client().await?.batch_execute("analyze").await.map_err(Error::fault)?;
        Ok(true)
    }

    pub(super) async fn migrate(&self, steps: Vec<Step>) -> Result<()> {
        let client = self.client().await?;
        client.batch_execute(&migrate::ledger()).await.map_err(Error::fault)?;
        drop(client);
        for step in steps {
            self.write(move |tx| {
                if step.is_due(tx)? {
                    let AnyLine::Postgres(line) = &mut tx.line else {
                        return Err(Error::fault("a PostgreSQL house holds another line"));
                    };
                    line.batch(step.sql).map_err(|cause| {
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
}

fn wait_after(tried: usize) -> Duration {
    let mut spread = [0_u8; 1];
    // Without randomness all wait alike, which is slower and not wrong.
    let _ = getrandom::fill(&mut spread);
    Duration::from_micros(tried as u64 * (2_000 + 16 * u64::from(spread[0])))
}

/// One run of a closure, and whether running it again may help.
fn attempt<T>(
    client: &Object,
    handle: &Handle,
    work: &impl Work<T>,
    begin: &'static str,
    writes: bool,
) -> (Result<T>, Again) {
    let line = Line { client, handle: handle.clone(), again: Again::No };
    let mut tx = Tx { line: AnyLine::Postgres(line), deeds: Deeds::default(), writes };
    let ran = catch_unwind(AssertUnwindSafe(|| {
        line_of(&mut tx)?.batch(begin)?;
        let value = work(&mut tx)?;
        tx.check_deeds()?;
        line_of(&mut tx)?.batch("commit")?;
        Ok(value)
    }));
    let outcome = ran.unwrap_or_else(|_| Err(Error::fault("a transaction panicked")));
    let again = line_of(&mut tx).map_or(Again::No, |line| line.again);
    if outcome.is_err() {
        let _ = handle.block_on(client.batch_execute("rollback"));
    }
    (outcome, again)
}

fn line_of<'t, 'a>(tx: &'t mut Tx<'a>) -> Result<&'t mut Line<'a>> {
    match &mut tx.line {
        AnyLine::Postgres(line) => Ok(line),
        AnyLine::Sqlite(_) => Err(Error::fault("a PostgreSQL house holds another line")),
    }
}

impl Line<'_> {
    fn told(&mut self, cause: tokio_postgres::Error) -> Error {
        use tokio_postgres::error::SqlState;
        self.again = match cause.code() {
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => {
                Again::Yes
            }
            Some(&SqlState::UNIQUE_VIOLATION) => Again::Once,
            // "cached plan must not change result type": a schema step of another program widened
            // a table under a prepared statement.
            Some(&SqlState::FEATURE_NOT_SUPPORTED) => {
                self.client.statement_cache.clear();
                Again::Once
            }
            _ => Again::No,
        };
        match cause.as_db_error() {
            Some(said) => Error::fault(format!("{}: {}", said.code().code(), said.message())),
            None => Error::fault(cause),
        }
    }

    fn batch(&mut self, text: &str) -> Result<()> {
        let done = self.handle.block_on(self.client.batch_execute(text));
        done.map_err(|cause| self.told(cause))
    }

    pub(super) fn run(&mut self, text: &str, binds: &[Value]) -> Result<u64> {
        let work = async {
            let statement = self.client.prepare_cached(text).await?;
            self.client.execute_raw(&statement, binds.iter()).await
        };
        let done = self.handle.block_on(work);
        done.map_err(|cause| self.told(cause))
    }

    pub(super) fn names(&mut self, text: &str) -> Result<Vec<String>> {
        let done = self.handle.block_on(self.client.prepare_cached(text));
        let statement = done.map_err(|cause| self.told(cause))?;
        Ok(statement.columns().iter().map(|c| c.name().to_owned()).collect())
    }

    fn rows(&mut self, text: &str, binds: &[Value]) -> Result<(Vec<String>, Vec<Row>)> {
        let binds: Vec<&(dyn ToSql + Sync)> =
            binds.iter().map(|bind| bind as &(dyn ToSql + Sync)).collect();
        let work = async {
            let statement = self.client.prepare_cached(text).await?;
            let names = statement.columns().iter().map(|c| c.name().to_owned()).collect();
            self.client.query(&statement, &binds).await.map(|rows| (names, rows))
        };
        let done = self.handle.block_on(work);
        done.map_err(|cause| self.told(cause))
    }
}

pub(super) fn visit(
    line: &mut Line<'_>,
    text: &str,
    binds: &[Value],
    names: Option<&[&str]>,
    take: Visit<'_>,
) -> Result<()> {
    let (columns, rows) = line.rows(text, binds)?;
    check_names(names, columns.iter().map(String::as_str))?;
    for row in rows {
        let values: std::result::Result<Vec<Value>, _> =
            (0..row.len()).map(|at| row.try_get::<_, Value>(at)).collect();
        take(&mut values.map_err(Error::fault)?.into_iter())?;
    }
    Ok(())
}

type Cause = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> std::result::Result<IsNull, Cause> {
        match (self, kind) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(n), &Type::INT4) => i32::try_from(*n)?.to_sql(kind, out),
            (Value::Int(n), _) => n.to_sql(kind, out),
            (Value::Bool(b), &Type::INT8) => i64::from(*b).to_sql(kind, out),
            (Value::Bool(b), _) => b.to_sql(kind, out),
            (Value::Text(s), _) => s.to_sql(kind, out),
            (Value::Bytes(b), _) => b.to_sql(kind, out),
            (Value::Uuid(u), &Type::BYTEA) => u.as_bytes().as_slice().to_sql(kind, out),
            (Value::Uuid(u), _) => u.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(
            *kind,
            Type::INT8 | Type::INT4 | Type::BOOL | Type::TEXT | Type::BYTEA | Type::UUID
        )
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> std::result::Result<Self, Cause> {
        Ok(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::BOOL => Value::Bool(bool::from_sql(kind, raw)?),
            Type::BYTEA => Value::Bytes(Vec::<u8>::from_sql(kind, raw)?),
            Type::UUID => Value::Uuid(uuid::Uuid::from_sql(kind, raw)?),
            _ => Value::Text(String::from_sql(kind, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> std::result::Result<Self, Cause> {
        Ok(Value::Null)
    }

    fn accepts(kind: &Type) -> bool {
        <Value as ToSql>::accepts(kind) || matches!(*kind, Type::VARCHAR | Type::NAME)
    }
}
