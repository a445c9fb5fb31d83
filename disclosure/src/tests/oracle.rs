//! The same question asked of a solver of linear programmes: every sum is a rule, every withheld
//! count a number that nobody knows. Such programmes have whole numbers at their corners.

use crate::Arc;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// The least and the most that a withheld count can be; the most cut at `far` above what it is.
pub(crate) fn bounds(arcs: &[Arc], hidden: &[bool], at: usize, far: i64) -> (i64, i64) {
    let least = solved(arcs, hidden, at, OptimizationDirection::Minimize, far);
    let most = solved(arcs, hidden, at, OptimizationDirection::Maximize, far);
    (least, most)
}

fn solved(
    arcs: &[Arc],
    hidden: &[bool],
    at: usize,
    toward: OptimizationDirection,
    far: i64,
) -> i64 {
    let mut problem = Problem::new(toward);
    let top = (arcs[at].value + far) as f64;
    let mut unknown: Vec<Option<Variable>> = Vec::new();
    for (arc, is_hidden) in hidden.iter().enumerate() {
        let gain = if arc == at { 1.0 } else { 0.0 };
        let most = if arc == at { top } else { f64::INFINITY };
        let least = arcs[arc].floor.max(1) as f64;
        unknown.push(is_hidden.then(|| problem.add_var(gain, (least, most))));
    }
    let nodes = arcs.iter().map(|arc| arc.from.max(arc.to) + 1).max().unwrap_or(0);
    for node in 0..nodes {
        let mut terms: Vec<(Variable, f64)> = Vec::new();
        let mut known = 0;
        for (arc, ends) in arcs.iter().enumerate() {
            let sign = i64::from(ends.to == node) - i64::from(ends.from == node);
            match unknown[arc] {
                Some(variable) if sign != 0 => terms.push((variable, sign as f64)),
                Some(_) => {}
                None => known += sign * ends.value,
            }
        }
        if !terms.is_empty() {
            problem.add_constraint(terms, ComparisonOp::Eq, -known as f64);
        }
    }
    let solution = problem.solve().unwrap().into_solution().unwrap();
    unknown[at].map_or(arcs[at].value, |variable| solution[variable].round() as i64)
}
