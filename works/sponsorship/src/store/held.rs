//! What is held against other things by `verify`, which shows none of it and has no pass.

use crate::model::GivingId;
use activities::model::ActivityId;
use kernel::db::{Tx, sql};
use kernel::{Result, row};

row! {
    /// Help with what it answers.
    pub struct Help {
        /// Its id.
        pub id: GivingId,
        /// The work that counts it.
        pub activity: ActivityId,
        /// Đồng.
        pub amount: i64,
        /// Whether it answers a pledge.
        pub has_pledge: bool,
        /// Whether it was taken back.
        pub is_taken_back: bool,
        /// Đồng of the months that it answers.
        pub answered: i64,
    }
}

/// All help there is.
pub fn every_giving(tx: &mut Tx<'_>) -> Result<Vec<Help>> {
    sql("select g.id, g.activity, g.amount, (g.pledge is not null) as has_pledge, \
         (g.taken_back_why is not null) as is_taken_back, \
         cast(coalesce((select sum(a.given) from asking a where a.giving = g.id), 0) as bigint) \
         as answered from giving g order by g.id")
    .all(tx)
}

/// Months that are still asked although their address ended before them: slot and month.
pub fn asked_after_end(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>> {
    sql("select s.code, a.month from asking a join slot s on s.id = a.slot \
         join sponsored d on d.id = a.address \
         where a.pledge is not null and a.giving is null and a.month > d.last_month \
         order by s.code, a.month")
    .all(tx)
}

/// Help that is said to be proved by a code of which no slip knows.
pub fn unsaid(tx: &mut Tx<'_>) -> Result<Vec<GivingId>> {
    sql("select g.id from giving g where g.proof = 'code' and not exists \
         (select 1 from recipient_code c where c.giving = g.id and c.address = g.address) \
         order by g.id")
    .all(tx)
}
