//! What was done to the tree when a decision took effect, in order: the way back.

use crate::model::{DecisionId, StepRow};
use kernel::db::{Many, ToValue, Tx, sql};
use kernel::{Pass, Result};

/// Writes down what was done. The journal has a line for every unit that was changed.
pub fn put_steps(
    tx: &mut Tx<'_>,
    _pass: &Pass,
    decision: DecisionId,
    steps: &[StepRow],
) -> Result<()> {
    let mut many = Many::new(
        "insert into restructuring_step (restructuring, place_in_order, sort, unit, until_on, \
         above) values",
        6,
    );
    for (at, step) in (1_i64..).zip(steps) {
        many.push(vec![
            decision.to_value(),
            at.to_value(),
            step.sort.to_value(),
            step.unit.to_value(),
            step.until_on.to_value(),
            step.above.to_value(),
        ]);
    }
    many.write(tx)
}

/// Whether the tree shows the decision: since its day, or since it was loaded with the decision
/// already drawn, however long it waits.
pub fn is_drawn(tx: &mut Tx<'_>, _pass: &Pass, decision: DecisionId) -> Result<bool> {
    let text = "select 1 from restructuring_step where restructuring = $1 limit 1";
    Ok(sql(text).bind(decision).maybe::<i64>(tx)?.is_some())
}

/// What was done, in order.
pub fn steps(tx: &mut Tx<'_>, _pass: &Pass, decision: DecisionId) -> Result<Vec<StepRow>> {
    sql("select sort, unit, until_on, above from restructuring_step where restructuring = $1 \
         order by place_in_order")
    .bind(decision)
    .all(tx)
}
