//! The figures of the herd. They stand after those of the catalogue and are in no sum of the
//! monthly form; how many animals were handed over is counted by the work itself.

use kernel::figure::{Figure, FigureKind, Measure};

const fn animals(no: u16, code: &'static str) -> Figure {
    Figure {
        code,
        no,
        unit: "viec",
        kind: FigureKind::Flow,
        measure: Measure::Count,
        formula: None,
        at_least: false,
        source: "SOC-14",
    }
}

/// All of them.
pub const FIGURES: &[Figure] = &[
    animals(151, "cattle_born"),
    animals(152, "cattle_dead"),
    animals(153, "cattle_sold"),
    animals(154, "cattle_passed_on"),
];
