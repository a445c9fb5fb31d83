//! Counts that add up, as a network: each count flows along an arc, and what flows into a node
//! flows out of it. What an attacker can reckon of a withheld count is how far it can change while
//! every sum still holds, and that is a maximal flow (Castro, *Minimum-distance controlled
//! perturbation and network flows for tabular data*, 2006; tables with one hierarchy are networks).
//!
//! Attackers know every published count, that no count is below zero, that what is withheld is not
//! zero (zeros are published), and whatever else is public of how many there are at the least.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// A count between two sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arc {
    /// The node it leaves.
    pub from: usize,
    /// The node it enters.
    pub to: usize,
    /// How many.
    pub value: i64,
    /// How many there are at the least, as anybody can count elsewhere.
    pub floor: i64,
}

impl Arc {
    /// By how much it can be less, for all that anybody knows.
    fn room(&self) -> i64 {
        self.value - self.floor.max(1)
    }
}

/// A step through the network: an arc, along it (the count grows) or against it.
#[derive(Debug, Clone, Copy)]
struct Step {
    arc: usize,
    grows: bool,
}

/// The arcs at each node.
struct Network<'a> {
    arcs: &'a [Arc],
    at: Vec<Vec<Step>>,
}

/// What a search leaves behind at each node; kept from one search to the next, for a network has
/// very many nodes and a search sees few.
struct Traces {
    /// The search that saw the node last.
    seen: Vec<u32>,
    search: u32,
    /// How it was reached.
    came: Vec<Step>,
    /// At what cost.
    cost: Vec<i64>,
}

impl Traces {
    fn over(network: &Network<'_>) -> Traces {
        let nodes = network.at.len();
        let nowhere = Step { arc: 0, grows: true };
        let (came, cost) = (vec![nowhere; nodes], vec![0; nodes]);
        Traces { seen: vec![0; nodes], search: 0, came, cost }
    }

    /// Forgets what earlier searches saw.
    fn anew(&mut self) {
        if self.search == u32::MAX {
            self.seen.fill(0);
            self.search = 0;
        }
        self.search += 1;
    }

    /// Whether this search saw a node.
    fn saw(&self, node: usize) -> bool {
        self.seen[node] == self.search
    }

    fn see(&mut self, node: usize, by: Step, cost: i64) {
        self.seen[node] = self.search;
        self.came[node] = by;
        self.cost[node] = cost;
    }
}

impl<'a> Network<'a> {
    fn of(arcs: &'a [Arc]) -> Network<'a> {
        let nodes = arcs.iter().map(|arc| arc.from.max(arc.to) + 1).max().unwrap_or(0);
        let mut at = vec![Vec::new(); nodes];
        for (arc, ends) in arcs.iter().enumerate() {
            at[ends.from].push(Step { arc, grows: true });
            at[ends.to].push(Step { arc, grows: false });
        }
        Network { arcs, at }
    }

    fn end(&self, step: Step) -> usize {
        let arc = self.arcs[step.arc];
        if step.grows { arc.to } else { arc.from }
    }

    /// How much more than `moved` may still go this way.
    fn left(&self, step: Step, moved: i64) -> i64 {
        if step.grows { i64::MAX } else { self.arcs[step.arc].room() + moved }
    }

    /// How much can flow from a node to another over withheld arcs, but for one; not more than is
    /// asked for.
    fn flow(
        &self,
        (hidden, traces): (&[bool], &mut Traces),
        (from, to): (usize, usize),
        but: usize,
        most: i64,
    ) -> i64 {
        let mut moved: Vec<(usize, i64)> = Vec::new();
        let mut sum = 0;
        while sum < most {
            let Some(way) = self.way((hidden, traces), (from, to), but, &moved) else { break };
            let least = way.iter().map(|step| self.left(*step, of(&moved, step.arc))).min();
            let more = least.unwrap_or(0).min(most - sum);
            for step in way {
                let change = if step.grows { more } else { -more };
                match moved.iter_mut().find(|(arc, _)| *arc == step.arc) {
                    Some((_, own)) => *own += change,
                    None => moved.push((step.arc, change)),
                }
            }
            sum += more;
        }
        sum
    }

    /// The shortest way over withheld arcs that something can still flow along.
    fn way(
        &self,
        (hidden, traces): (&[bool], &mut Traces),
        (from, to): (usize, usize),
        but: usize,
        moved: &[(usize, i64)],
    ) -> Option<Vec<Step>> {
        traces.anew();
        traces.see(from, Step { arc: but, grows: true }, 0);
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            if node == to {
                return Some(self.back(traces, (from, to)));
            }
            for step in &self.at[node] {
                let end = self.end(*step);
                let is_open = hidden[step.arc] && step.arc != but && !traces.saw(end);
                if is_open && self.left(*step, of(moved, step.arc)) > 0 {
                    traces.see(end, *step, 0);
                    queue.push_back(end);
                }
            }
        }
        None
    }

    /// The cheapest way from a node to another on which `need` can flow over withheld arcs and such
    /// as would have to be withheld with them; what it costs is what is lost to the reader.
    fn cheapest(
        &self,
        (hidden, traces): (&[bool], &mut Traces),
        (from, to): (usize, usize),
        but: usize,
        need: i64,
    ) -> Option<Vec<Step>> {
        traces.anew();
        traces.see(from, Step { arc: but, grows: true }, 0);
        let mut heap = BinaryHeap::from([Reverse((0, from))]);
        while let Some(Reverse((so_far, node))) = heap.pop() {
            if node == to {
                return Some(self.back(traces, (from, to)));
            }
            if so_far > traces.cost[node] {
                continue;
            }
            for step in &self.at[node] {
                let value = self.arcs[step.arc].value;
                // A zero is published whatever stands beside it.
                if step.arc == but || value == 0 || self.left(*step, 0) < need {
                    continue;
                }
                let end = self.end(*step);
                let whole = so_far + if hidden[step.arc] { 0 } else { value + 1 };
                if !traces.saw(end) || whole < traces.cost[end] {
                    traces.see(end, *step, whole);
                    heap.push(Reverse((whole, end)));
                }
            }
        }
        None
    }

    fn back(&self, traces: &Traces, (from, to): (usize, usize)) -> Vec<Step> {
        let mut way = Vec::new();
        let mut node = to;
        while node != from {
            let step = traces.came[node];
            way.push(step);
            let arc = self.arcs[step.arc];
            node = if step.grows { arc.from } else { arc.to };
        }
        way
    }

    /// By how much an attacker cannot be sure of a withheld count, up and down; each not further
    /// than is asked for.
    fn slack(&self, (hidden, traces): (&[bool], &mut Traces), arc: usize, most: i64) -> (i64, i64) {
        let Arc { from, to, .. } = self.arcs[arc];
        let up = self.flow((hidden, &mut *traces), (to, from), arc, most);
        (up, self.flow((hidden, traces), (from, to), arc, most.min(self.arcs[arc].room())))
    }
}

fn of(moved: &[(usize, i64)], arc: usize) -> i64 {
    moved.iter().find(|(own, _)| *own == arc).map_or(0, |(_, sum)| *sum)
}

/// Which counts are withheld: each from one to below `least`, and so many others that of none of
/// the withheld an attacker knows more than a span of `least` numbers. Zeros are published.
#[must_use]
pub fn withhold(arcs: &[Arc], least: i64) -> Vec<bool> {
    let network = Network::of(arcs);
    let mut traces = Traces::over(&network);
    let mut hidden: Vec<bool> = arcs.iter().map(|arc| (1..least).contains(&arc.value)).collect();
    let mut due: Vec<usize> = (0..arcs.len()).filter(|arc| hidden[*arc]).collect();
    // What is withheld later only widens what is not known of those before: each is looked at once.
    while let Some(arc) = due.pop() {
        let Arc { from, to, .. } = arcs[arc];
        let (up, down) = network.slack((&hidden, &mut traces), arc, least);
        if up + down >= least {
            continue;
        }
        // Every count lies on a circle of counts that are not zero, so there is a way; it may have
        // to go round through the sums.
        let way = network.cheapest((&hidden, &mut traces), (to, from), arc, least);
        for step in way.unwrap_or_default() {
            if !hidden[step.arc] {
                hidden[step.arc] = true;
                due.push(step.arc);
            }
        }
    }
    hidden
}

/// The least and the most that an attacker knows a withheld count to be; the most is cut at
/// `far` above what it is.
#[must_use]
pub fn bounds(arcs: &[Arc], hidden: &[bool], arc: usize, far: i64) -> (i64, i64) {
    let network = Network::of(arcs);
    let mut traces = Traces::over(&network);
    let (up, down) = network.slack((hidden, &mut traces), arc, far);
    (arcs[arc].value - down, arcs[arc].value + up)
}
