//! The largest flow of least cost through a network, in whole units: shortest paths with potentials
//! (Edmonds and Karp 1972), and all paths of one length at once (Dinic 1970). It never works with
//! fractions, and costs of arcs are never below 0.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

const FAR: i128 = i128::MAX;
const NO_LEVEL: u32 = u32::MAX;

/// An arc as it is written down.
struct Drawn {
    from: usize,
    to: usize,
    room: u32,
    cost: i128,
}

/// An arc as it is walked: beside the others of its node, because memory is what a search waits
/// for.
struct Arc {
    to: usize,
    room: u32,
    /// Where the arc stands that takes this one's flow back.
    back: usize,
    cost: i128,
}

/// A network that is being drawn.
pub struct Network {
    nodes: usize,
    drawn: Vec<Drawn>,
}

impl Network {
    /// Nodes without arcs.
    pub fn of(nodes: usize) -> Network {
        Network { nodes, drawn: Vec::new() }
    }

    /// Adds an arc with room for so many units, each at a cost; returns its number.
    pub fn arc(&mut self, from: usize, to: usize, room: u32, cost: i128) -> usize {
        self.drawn.push(Drawn { from, to, room, cost });
        self.drawn.len() - 1
    }

    /// Sends all that goes from source to sink, cheapest first; returns what each arc carries.
    pub fn fill(&self, source: usize, sink: usize) -> Vec<u32> {
        let mut flow = Flow::through(self);
        while flow.shorten(source, sink) {
            let level = flow.levels(source, sink);
            flow.send_along(&level, source, sink);
        }
        let carried = self.drawn.iter().zip(&flow.place);
        carried.map(|(drawn, at)| drawn.room - flow.arcs[*at].room).collect()
    }
}

/// A flow that grows.
struct Flow {
    /// All arcs, those of one node together.
    arcs: Vec<Arc>,
    /// Where the arcs of each node begin, and where the last one's end.
    first: Vec<usize>,
    /// Where each drawn arc stands.
    place: Vec<usize>,
    potential: Vec<i128>,
}

impl Flow {
    fn through(network: &Network) -> Flow {
        let mut ends: Vec<(usize, usize)> = Vec::with_capacity(network.drawn.len() * 2);
        for (number, drawn) in network.drawn.iter().enumerate() {
            ends.extend([(drawn.from, number * 2), (drawn.to, number * 2 + 1)]);
        }
        ends.sort_unstable();
        let mut at = vec![0; ends.len()];
        for (place, (_, end)) in ends.iter().enumerate() {
            at[*end] = place;
        }
        let arc = |(_, end): &(usize, usize)| {
            let drawn = &network.drawn[end / 2];
            let back = at[end ^ 1];
            if end % 2 == 0 {
                Arc { to: drawn.to, room: drawn.room, back, cost: drawn.cost }
            } else {
                Arc { to: drawn.from, room: 0, back, cost: -drawn.cost }
            }
        };
        let before = |node: usize| ends.partition_point(|(other, _)| *other < node);
        Flow {
            arcs: ends.iter().map(arc).collect(),
            first: (0..=network.nodes).map(before).collect(),
            place: at.iter().step_by(2).copied().collect(),
            potential: vec![0; network.nodes],
        }
    }

    fn of(&self, node: usize) -> &[Arc] {
        &self.arcs[self.first[node]..self.first[node + 1]]
    }

    /// What an arc costs more than its ends' potentials say; never below 0 where there is room.
    fn reduced(&self, from: usize, arc: &Arc) -> i128 {
        arc.cost + self.potential[from] - self.potential[arc.to]
    }

    /// Shortest ways from the source until the sink is met. Afterwards arcs on shortest ways cost
    /// 0; false if the sink cannot be met.
    fn shorten(&mut self, source: usize, sink: usize) -> bool {
        let mut distance = vec![FAR; self.potential.len()];
        let mut settled: Vec<usize> = Vec::new();
        let mut queue = BinaryHeap::from([Reverse((0_i128, source))]);
        distance[source] = 0;
        while let Some(Reverse((far, node))) = queue.pop() {
            if far > distance[node] {
                continue;
            }
            if node == sink {
                // Others are no nearer than the sink: all potentials would rise by the distance,
                // at most the sink's. Less that constant, only those of settled nodes change.
                for node in settled {
                    self.potential[node] += distance[node] - far;
                }
                return true;
            }
            settled.push(node);
            for arc in self.of(node).iter().filter(|arc| arc.room > 0) {
                let through = far + self.reduced(node, arc);
                if through < distance[arc.to] {
                    distance[arc.to] = through;
                    // What lies beyond the sink is never settled.
                    if through <= distance[sink] {
                        queue.push(Reverse((through, arc.to)));
                    }
                }
            }
        }
        false
    }

    /// How many arcs of cost 0 lie between the source and each node. Levels keep the search from
    /// running round in a circle of such arcs.
    fn levels(&self, source: usize, sink: usize) -> Vec<u32> {
        let mut level = vec![NO_LEVEL; self.potential.len()];
        level[source] = 0;
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            if level[node] >= level[sink] {
                break;
            }
            for arc in self.of(node).iter().filter(|arc| arc.room > 0) {
                if level[arc.to] == NO_LEVEL && self.reduced(node, arc) == 0 {
                    level[arc.to] = level[node] + 1;
                    queue.push_back(arc.to);
                }
            }
        }
        level
    }

    /// Sends units along arcs of cost 0 that go one level on, until each way is full.
    fn send_along(&mut self, level: &[u32], source: usize, sink: usize) {
        let mut next: Vec<usize> = self.first.clone();
        let mut way: Vec<usize> = Vec::new();
        let mut node = source;
        loop {
            if node == sink {
                let units = way.iter().map(|arc| self.arcs[*arc].room).min().unwrap_or(0);
                for arc in way.drain(..) {
                    self.arcs[arc].room -= units;
                    let back = self.arcs[arc].back;
                    self.arcs[back].room += units;
                }
                node = source;
                continue;
            }
            if next[node] == self.first[node + 1] {
                // Nothing leads on from here: back, and never here again on this map of levels.
                let Some(arc) = way.pop() else { return };
                node = self.arcs[self.arcs[arc].back].to;
                next[node] += 1;
                continue;
            }
            let arc = &self.arcs[next[node]];
            let goes_on = level[arc.to] != NO_LEVEL && level[arc.to] == level[node] + 1;
            if arc.room > 0 && goes_on && self.reduced(node, arc) == 0 {
                way.push(next[node]);
                node = arc.to;
            } else {
                next[node] += 1;
            }
        }
    }
}
