//! The forms themselves. Their sources: S4 for the month (and for the spans made of months, whose
//! official forms are not public: indicators.md 6.1), S1 for the directive, TTLT
//! 43/2015/TTLT-BNNPTNT-BKHĐT for the damage of a disaster, QĐ 18/2021/QĐ-TTg for its levels. It
//! will never hold a figure's value.

use super::{Chain, Column, Form, Holds, Part, Rows, Span, Version};

/// The sections of the monthly report, in its order (RPT-04).
const ALL: &[&str] =
    &["organisation", "outreach", "social", "disaster", "health", "youth", "total", "tracing"];
/// What a school year is told by.
const SCHOOL: &[&str] = &["organisation", "social", "health", "youth"];

const MADE_OF_MONTHS: &[Version] =
    &[Version { no: 1, from: 0, sections: ALL, parts: &[], has_tasks: true }];
const OF_SCHOOLS: &[Version] =
    &[Version { no: 1, from: 0, sections: SCHOOL, parts: &[], has_tasks: true }];

const fn span(code: &'static str, span: Span, versions: &'static [Version]) -> Form {
    Form { code, span, chain: Chain::Full, is_for_others: false, versions, source: "S4; RPT-03" }
}

const fn text(code: &'static str) -> Part {
    Part::One { code, holds: Holds::Text, is_optional: false }
}

const fn more(code: &'static str) -> Part {
    Part::One { code, holds: Holds::Text, is_optional: true }
}

const fn line(code: &'static str) -> Part {
    Part::One { code, holds: Holds::Line, is_optional: false }
}

const fn column(code: &'static str, holds: Holds) -> Column {
    Column { code, holds }
}

/// Hazards of QĐ 18/2021/QĐ-TTg, and what is none of nature's (Luật 11/2008/QH12, Điều 2: cháy, tai
/// nạn).
const HAZARDS: &[&str] = &[
    "storm",
    "rain-flood",
    "flash-flood",
    "landslide",
    "drought",
    "salinity",
    "heat",
    "cold",
    "thunder",
    "fire",
    "other",
];
/// Five levels (QĐ 18/2021/QĐ-TTg, Điều 4); nought where no level was announced.
const LEVELS: &[&str] = &["1", "2", "3", "4", "5", "none"];

const DAMAGE: Part = Part::Table {
    code: "damage",
    columns: &[column("amount", Holds::Count), column("value", Holds::Money)],
    rows: Rows::Fixed(&[
        "dead",
        "missing",
        "injured",
        "households-affected",
        "evacuated",
        "houses-collapsed",
        "houses-damaged",
        "other-damage",
    ]),
};
const RELIEF: Part = Part::Table {
    code: "relief",
    columns: &[
        column("what", Holds::Line),
        column("households", Holds::Count),
        column("value", Holds::Money),
    ],
    rows: Rows::Free(20),
};

/// The month stays first: it is the one that all others are made of.
pub const FORMS: &[Form] = &[
    span("month", Span::Month, MADE_OF_MONTHS),
    span("quarter", Span::Quarter, MADE_OF_MONTHS),
    span("six-months", Span::HalfYear, MADE_OF_MONTHS),
    span("nine-months", Span::NineMonths, MADE_OF_MONTHS),
    span("year", Span::Year, MADE_OF_MONTHS),
    span("school-year", Span::SchoolYear, OF_SCHOOLS),
    Form {
        code: "campaign",
        span: Span::Campaign,
        chain: Chain::Full,
        is_for_others: false,
        versions: &[Version {
            no: 1,
            from: 0,
            sections: &[],
            parts: &[
                text("campaign-led"),
                text("campaign-done"),
                more("campaign-hard"),
                more("campaign-asked"),
            ],
            has_tasks: false,
        }],
        source: "CMP-01..18",
    },
    Form {
        code: "directive-18",
        span: Span::Year,
        chain: Chain::Full,
        is_for_others: true,
        versions: &[Version {
            no: 1,
            from: 0,
            sections: &[],
            parts: &[
                text("directive-led"),
                text("directive-told"),
                Part::Table {
                    code: "directive-work",
                    columns: &[
                        column("what", Holds::Line),
                        column("amount", Holds::Count),
                        column("value", Holds::Money),
                    ],
                    rows: Rows::Free(30),
                },
                text("directive-strengthened"),
                more("directive-hard"),
                more("directive-asked"),
            ],
            has_tasks: false,
        }],
        source: "S1 III.13; RPT-01",
    },
    Form {
        code: "flash",
        span: Span::Event,
        chain: Chain::Short,
        is_for_others: false,
        versions: &[
            Version {
                no: 1,
                from: 0,
                sections: &[],
                parts: &[
                    Part::One {
                        code: "flash-hazard",
                        holds: Holds::Choice(HAZARDS),
                        is_optional: false,
                    },
                    Part::One {
                        code: "flash-level",
                        holds: Holds::Choice(LEVELS),
                        is_optional: false,
                    },
                    line("flash-when"),
                    Part::Table {
                        code: "places",
                        columns: &[
                            column("district", Holds::Line),
                            column("commune", Holds::Line),
                            column("households", Holds::Count),
                        ],
                        rows: Rows::Free(30),
                    },
                    text("flash-course"),
                    DAMAGE,
                    RELIEF,
                    more("flash-needs"),
                ],
                has_tasks: false,
            },
            // Districts ended on 1 July 2025: a place is a commune.
            Version {
                no: 2,
                from: 20_250_701,
                sections: &[],
                parts: &[
                    Part::One {
                        code: "flash-hazard",
                        holds: Holds::Choice(HAZARDS),
                        is_optional: false,
                    },
                    Part::One {
                        code: "flash-level",
                        holds: Holds::Choice(LEVELS),
                        is_optional: false,
                    },
                    line("flash-when"),
                    Part::Table {
                        code: "places",
                        columns: &[
                            column("commune", Holds::Line),
                            column("households", Holds::Count),
                        ],
                        rows: Rows::Free(30),
                    },
                    text("flash-course"),
                    DAMAGE,
                    RELIEF,
                    more("flash-needs"),
                ],
                has_tasks: false,
            },
        ],
        source: "QĐ 18/2021/QĐ-TTg, Điều 4; TTLT 43/2015/TTLT-BNNPTNT-BKHĐT",
    },
];
