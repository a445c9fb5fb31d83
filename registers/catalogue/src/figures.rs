//! The figures of work that the monthly form has no line for. They stand after those of the form
//! and are in none of its sums: what S4 adds up stays what it is.

use kernel::figure::{Figure, FigureKind, Measure};

const fn count(no: u16, code: &'static str, unit: &'static str, source: &'static str) -> Figure {
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

const fn money(no: u16, code: &'static str, source: &'static str) -> Figure {
    Figure { measure: Measure::Money, ..count(no, code, "dong", source) }
}

/// People whom work reached, beside what its kind is told by.
const fn people(no: u16, code: &'static str, source: &'static str) -> Figure {
    count(no, code, "nguoi", source)
}

/// The number of the first figure of people who were reached.
const FIRST_OF_REACHED: u16 = 161;

/// Whether a figure counts people whom work reached beside what it is told by: nobody has to say
/// how many, so that no number in it means none were told, never that none were reached.
pub fn is_of_reached(code: &str) -> bool {
    FIGURES.iter().any(|figure| figure.code == code && figure.no >= FIRST_OF_REACHED)
}

/// All of them; numbers from 101, so that they stand after every figure of the form.
pub const FIGURES: &[Figure] = &[
    count(101, "vocational_trainees", "nguoi", "TRN-07"),
    money(102, "vocational_value", "TRN-07"),
    count(103, "brand_events", "viec", "COM-12"),
    count(104, "public_notices", "viec", "COM-14"),
    count(105, "house_repairs", "viec", "SOC-02"),
    money(106, "house_repairs_value", "SOC-02"),
    count(107, "rural_works", "viec", "SOC-18"),
    money(108, "rural_works_value", "SOC-18"),
    count(109, "cash_helped", "nguoi", "SOC-13"),
    money(110, "cash_value", "SOC-13"),
    count(111, "livelihoods", "viec", "SOC-13"),
    money(112, "livelihoods_value", "SOC-13"),
    count(113, "cattle_given", "viec", "SOC-14"),
    money(114, "cattle_value", "SOC-14"),
    count(115, "nutrition_children", "nguoi", "SOC-15"),
    money(116, "nutrition_value", "SOC-15"),
    count(117, "fishers_equipped", "nguoi", "SOC-15"),
    money(118, "fishers_value", "SOC-15"),
    count(119, "prosthetics", "nguoi", "SOC-16"),
    money(120, "prosthetics_value", "SOC-16"),
    count(121, "stall_turns", "luot", "SOC-17"),
    money(122, "stall_value", "SOC-17"),
    count(123, "insurance_cards", "viec", "SOC-17"),
    money(124, "insurance_value", "SOC-17"),
    count(125, "mangrove_trees", "viec", "SOC-19"),
    money(126, "mangrove_value", "SOC-19"),
    count(127, "migration_helped", "nguoi", "SOC-19"),
    money(128, "migration_value", "SOC-19"),
    count(129, "home_care_turns", "luot", "HLT-03"),
    money(130, "home_care_value", "HLT-03"),
    count(131, "patient_care_turns", "luot", "HLT-05"),
    money(132, "patient_care_value", "HLT-05"),
    count(133, "wash_works", "viec", "HLT-06"),
    money(134, "wash_value", "HLT-06"),
    count(135, "epidemic_turns", "luot", "HLT-07"),
    money(136, "epidemic_value", "HLT-07"),
    count(137, "hiv_turns", "luot", "HLT-08"),
    money(138, "hiv_value", "HLT-08"),
    count(139, "safe_places", "viec", "HLT-09"),
    count(140, "firstaid_sessions", "viec", "FAI-04"),
    count(141, "firstaid_people", "nguoi", "FAI-04"),
    count(142, "school_chapters", "viec", "YTH-03"),
    count(143, "compassion_turns", "luot", "YTH-04"),
    count(144, "youth_camps", "viec", "YTH-05"),
    count(145, "camp_people", "nguoi", "YTH-05"),
    count(146, "housing_helped", "viec", "SOC-13"),
    money(147, "housing_value", "SOC-13"),
    count(148, "environment_events", "viec", "SOC-19"),
    money(149, "environment_value", "SOC-19"),
    count(150, "mine_people", "nguoi", "SOC-19"),
    money(155, "mine_value", "SOC-19"),
    people(161, "firstaid_class_people", "TRN-03"),
    people(162, "outreach_people", "COM-02"),
    people(163, "health_outreach_people", "COM-10"),
    people(164, "youth_conference_people", "YTH-01"),
    people(165, "compassion_people", "YTH-04"),
    people(166, "sheltered_people", "SOC-02"),
    people(167, "rural_works_people", "SOC-18"),
    people(168, "wash_people", "HLT-06"),
    people(169, "tet_qd_people", "SOC-05"),
    people(170, "kitchen_people", "SOC-06"),
    people(171, "patient_support_people", "SOC-07"),
    people(172, "bicycle_pupils", "SOC-10"),
    people(173, "funeral_people", "SOC-11"),
    people(174, "gift_people", "SOC-12"),
    people(175, "address_people", "ADR-08"),
    people(176, "livelihood_people", "SOC-13"),
    people(177, "nutrition_support_children", "SOC-15"),
    people(178, "fishers_supported", "SOC-15"),
    people(179, "stall_people", "SOC-17"),
    people(180, "insured_people", "SOC-17"),
    people(181, "mangrove_people", "SOC-19"),
    people(182, "environment_people", "SOC-19"),
    people(183, "free_exam_people", "HLT-01"),
    people(184, "home_care_people", "HLT-03"),
    people(185, "patient_care_people", "HLT-05"),
    people(186, "epidemic_people", "HLT-07"),
    people(187, "hiv_people", "HLT-08"),
    people(188, "safe_place_people", "HLT-09"),
];
