//! The figures of the monthly report: the 52 typed and 4 derived ones of the October 2024 report
//! of the Kiên Giang chapter (S4; indicators.md), in the order in which it prints them, and the
//! line of the Law's fifth activity, which S4 leaves out and which must be reportable as zero.
//! A figure holds no value here; the Book does.

use kernel::figure::{Figure, FigureKind, Measure};

const fn typed(no: u16, code: &'static str, unit: &'static str, source: &'static str) -> Figure {
    Figure {
        code,
        no,
        unit,
        kind: FigureKind::Flow,
        measure: Measure::Count,
        formula: None,
        at_least: false,
        source,
    }
}

const fn stock(no: u16, code: &'static str, source: &'static str) -> Figure {
    Figure { kind: FigureKind::Stock, ..typed(no, code, "nguoi", source) }
}

const fn money(no: u16, code: &'static str, source: &'static str) -> Figure {
    Figure { measure: Measure::Money, ..typed(no, code, "dong", source) }
}

const fn at_least(figure: Figure) -> Figure {
    Figure { at_least: true, ..figure }
}

const fn derived(figure: Figure, formula: &'static [(&'static str, i64)]) -> Figure {
    Figure { formula: Some(formula), ..figure }
}

/// #20: the ten lines of "các hoạt động hỗ trợ khác" add up to it exactly (S4 I.3).
const OTHER_SUPPORT: &[(&str, i64)] = &[
    ("houses_value", 1),
    ("bridges_value", 1),
    ("water_filters_value", 1),
    ("tet_qd_value", 1),
    ("kitchen_value", 1),
    ("patient_support_value", 1),
    ("school_kit_value", 1),
    ("bicycles_value", 1),
    ("funeral_value", 1),
    ("gift_value", 1),
];

/// #17 = #19 + #20 (S4 I.3).
const SOCIAL: &[(&str, i64)] = &[("addresses_value", 1), ("social_other_value", 1)];

/// #45 = #47 + #49 (S4 I.5).
const HEALTH: &[(&str, i64)] = &[("free_exam_value", 1), ("blood_value", 1)];

/// #56 = #17 + #43 + #44 + #45: the disaster lines are in it although their section prints no
/// subtotal (S4, DEF-13).
const TOTAL: &[(&str, i64)] = &[
    ("social_value", 1),
    ("disaster_household_value", 1),
    ("disaster_appeal_value", 1),
    ("health_value", 1),
];

/// A section of the printed report: its message key (`section-<key>`) and its figures.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Message key suffix.
    pub key: &'static str,
    /// First and last number of the figures in it.
    pub span: (u16, u16),
}

/// The sections of part I in the order of S4 (RPT-04).
pub const SECTIONS: &[Section] = &[
    Section { key: "organisation", span: (1, 10) },
    Section { key: "outreach", span: (11, 16) },
    Section { key: "social", span: (17, 41) },
    Section { key: "disaster", span: (42, 44) },
    Section { key: "health", span: (45, 49) },
    Section { key: "youth", span: (50, 55) },
    Section { key: "total", span: (56, 56) },
    Section { key: "tracing", span: (57, 57) },
];

/// The 56 figures of S4 in its order, then the tracing line.
pub const FIGURES: &[Figure] = &[
    stock(1, "members_total", "S4 I.1"),
    typed(2, "members_new", "nguoi", "S4 I.1"),
    typed(3, "members_decreased", "nguoi", "S4 I.1"),
    stock(4, "volunteers_total", "S4 I.1"),
    typed(5, "volunteers_decreased", "nguoi", "S4 I.1"),
    stock(6, "youth_total", "S4 I.1"),
    stock(7, "members_in_population_db", "S4 I.1"),
    stock(8, "volunteers_in_population_db", "S4 I.1"),
    typed(9, "training_classes", "lop", "S4 I.1"),
    typed(10, "training_participants", "nguoi", "S4 I.1"),
    typed(11, "posts_website", "tin-bai", "S4 I.2"),
    typed(12, "posts_social", "tin-bai", "S4 I.2"),
    typed(13, "posts_press_tv", "tin-bai", "S4 I.2"),
    typed(14, "posts_central_portal", "tin-bai", "S4 I.2"),
    typed(15, "outreach_sessions", "cuoc", "S4 I.2"),
    typed(16, "outreach_attendance", "luot-nguoi", "S4 I.2"),
    derived(money(17, "social_value", "S4 I.3"), SOCIAL),
    typed(18, "addresses_helped_turns", "luot", "S4 I.3"),
    money(19, "addresses_value", "S4 I.3"),
    derived(money(20, "social_other_value", "S4 I.3"), OTHER_SUPPORT),
    typed(21, "houses_built", "can", "S4 I.3"),
    money(22, "houses_value", "S4 I.3"),
    typed(23, "bridges_built", "cay-cau", "S4 I.3"),
    money(24, "bridges_value", "S4 I.3"),
    typed(25, "water_filters", "thiet-bi", "S4 I.3"),
    at_least(money(26, "water_filters_value", "S4 I.3")),
    typed(27, "tet_qd_households", "ho", "S4 I.3"),
    money(28, "tet_qd_value", "S4 I.3"),
    typed(29, "kitchen_meals", "suat", "S4 I.3"),
    money(30, "kitchen_value", "S4 I.3"),
    typed(31, "patient_transfers", "truong-hop", "S4 I.3"),
    typed(32, "treatment_cases", "truong-hop", "S4 I.3"),
    money(33, "patient_support_value", "S4 I.3"),
    typed(34, "school_kit_pupils", "hoc-sinh", "S4 I.3"),
    money(35, "school_kit_value", "S4 I.3"),
    typed(36, "bicycles", "xe", "S4 I.3"),
    money(37, "bicycles_value", "S4 I.3"),
    typed(38, "funeral_cases", "truong-hop", "S4 I.3"),
    money(39, "funeral_value", "S4 I.3"),
    typed(40, "gift_parcels", "suat-qua", "S4 I.3"),
    money(41, "gift_value", "S4 I.3"),
    typed(42, "disaster_households", "ho", "S4 I.4"),
    money(43, "disaster_household_value", "S4 I.4"),
    money(44, "disaster_appeal_value", "S4 I.4"),
    derived(money(45, "health_value", "S4 I.5"), HEALTH),
    typed(46, "free_exam_turns", "luot-nguoi", "S4 I.5"),
    money(47, "free_exam_value", "S4 I.5"),
    typed(48, "blood_units", "don-vi-mau", "S4 I.5"),
    at_least(money(49, "blood_value", "S4 I.5")),
    typed(50, "youth_conferences", "hoi-nghi", "S4 I.6"),
    typed(51, "awards_collectives", "tap-the", "S4 I.6"),
    typed(52, "awards_individuals", "ca-nhan", "S4 I.6"),
    typed(53, "traffic_firstaid_classes", "lop", "S4 I.6"),
    typed(54, "traffic_firstaid_participants", "nguoi", "S4 I.6"),
    typed(55, "inspections", "don-vi", "S4 I.6"),
    at_least(derived(money(56, "humanitarian_value_total", "S4 I"), TOTAL)),
    typed(57, "tracing_requests", "yeu-cau", "Luật 11/2008/QH12 Điều 2 (5)"),
];

/// How many of them S4 prints; the tracing line stands after these.
pub const PRINTED: usize = 56;

/// The figure with this code.
pub fn find(code: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|figure| figure.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s4_has_52_typed_and_4_derived_figures_in_order() {
        let printed = &FIGURES[..PRINTED];
        assert_eq!(printed.iter().filter(|f| !f.is_derived()).count(), 52);
        let derived: Vec<u16> = printed.iter().filter(|f| f.is_derived()).map(|f| f.no).collect();
        assert_eq!(derived, [17, 20, 45, 56]);
        for (at, figure) in FIGURES.iter().enumerate() {
            assert_eq!(usize::from(figure.no), at + 1, "{}", figure.code);
        }
    }

    #[test]
    fn at_least_belongs_to_three_figures_alone() {
        let marked: Vec<u16> = FIGURES.iter().filter(|f| f.at_least).map(|f| f.no).collect();
        assert_eq!(marked, [26, 49, 56]);
    }

    #[test]
    fn sections_cover_every_figure_once_and_formulas_name_known_figures() {
        let mut next = 1;
        for section in SECTIONS {
            assert_eq!(section.span.0, next);
            next = section.span.1 + 1;
        }
        assert_eq!(usize::from(next), FIGURES.len() + 1);
        for (part, _) in FIGURES.iter().filter_map(|f| f.formula).flatten() {
            assert!(find(part).is_some(), "{part}");
        }
    }

    /// indicators.md, mapping of the sections to the activities of the Law: 3 → 1, 5 → 2 (or 4,
    /// blood and tracing), classes and traffic → 3, 2 → 6.
    #[test]
    fn a_kind_is_the_activity_of_the_law_that_its_section_is() {
        let law = |no: u16| match no {
            9 | 10 | 53 | 54 => Some(3),
            11..=16 => Some(6),
            17..=41 => Some(1),
            45..=47 => Some(2),
            _ => None,
        };
        let mut held = 0;
        for kind in catalogue::shipped() {
            for figure in kind.figures().filter_map(find) {
                if let Some(law) = law(figure.no) {
                    assert_eq!(kind.law, Some(law), "{} feeds {}", kind.code, figure.code);
                    held += 1;
                }
            }
        }
        assert!(held > 40, "the rows of the form are held: {held}");
    }
}
