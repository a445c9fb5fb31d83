//! By which words a report tells each figure: the order and the wording of the October 2024 report
//! of the Kiên Giang chapter (S4, part I), with the other wordings that chapters use and S4's own
//! slips (*bắt mới 8 cây cầu*, *trường hợp tan khó*). All words are folded: small, without marks.

/// How a figure is told.
#[derive(Debug, Clone, Copy)]
pub struct Cue {
    /// Its code.
    pub code: &'static str,
    /// Words right behind the number, one of these; empty where the words before it say enough.
    pub after: &'static [&'static str],
    /// Words before the number, since the number before it; one of these, if there are any.
    pub before: &'static [&'static str],
    /// Whether these may stand behind the number as well (*31 tin, bài trên trang web*).
    pub or_behind: bool,
    /// Words anywhere in the sentence; one of these, if there are any.
    pub with: &'static [&'static str],
    /// Words that make it another figure, before the number or right behind it.
    pub never: &'static [&'static str],
    /// The number right after this figure's in the same sentence (*632 cuộc với 29.096 lượt*).
    pub next_of: Option<&'static str>,
    /// Money: what these counts are worth (*10 căn nhà trị giá 472 triệu*).
    pub worth_of: &'static [&'static str],
}

const NONE: &[&str] = &[];

const fn cue(code: &'static str, after: &'static [&'static str]) -> Cue {
    Cue {
        code,
        after,
        before: NONE,
        or_behind: false,
        with: NONE,
        never: NONE,
        next_of: None,
        worth_of: NONE,
    }
}

const fn before(cue: Cue, before: &'static [&'static str]) -> Cue {
    Cue { before, ..cue }
}

const fn around(cue: Cue, before: &'static [&'static str]) -> Cue {
    Cue { before, or_behind: true, ..cue }
}

const fn with(cue: Cue, with: &'static [&'static str]) -> Cue {
    Cue { with, ..cue }
}

const fn never(cue: Cue, never: &'static [&'static str]) -> Cue {
    Cue { never, ..cue }
}

const fn next_of(code: &'static str, of: &'static str, after: &'static [&'static str]) -> Cue {
    Cue { next_of: Some(of), ..cue(code, after) }
}

const fn worth(code: &'static str, of: &'static [&'static str]) -> Cue {
    Cue { worth_of: of, ..cue(code, NONE) }
}

/// Money that is told by the words before it.
const fn money(code: &'static str, words: &'static [&'static str]) -> Cue {
    Cue { before: words, ..cue(code, NONE) }
}

const LESS: &[&str] = &["giam", "ra khoi hoi", "xoa ten", "khai tru"];
const MORE: &[&str] = &["phat trien moi", "phat trien duoc", "phat trien them", "ket nap"];
const MORE_OR_LESS: &[&str] = &[
    "giam",
    "ra khoi hoi",
    "xoa ten",
    "khai tru",
    "phat trien moi",
    "phat trien duoc",
    "phat trien them",
    "ket nap",
    "tap huan",
    "lop",
    "khen thuong",
];
const POPULATION: &[&str] =
    &["du lieu quoc gia ve dan cu", "du lieu dan cu", "csdl", "co so du lieu", "du lieu quoc gia"];
const PEOPLE: &[&str] = &[
    "can bo",
    "hoi vien",
    "tinh nguyen vien",
    "hoc vien",
    "nguoi",
    "luot nguoi",
    "dai bieu",
    "hoc sinh",
    "thanh nien",
    "luot can bo",
];
const CASES: &[&str] = &["truong hop", "ca", "benh nhan", "luot benh nhan", "nguoi"];
const ROADS: &[&str] = &["an toan giao thong", "atgt"];
const QUAN_DAN: &[&str] = &["tet quan dan", "quan dan"];
const CENTRAL: &[&str] = &["tu hoi", "trung uong", "cong thong tin"];
const CALAMITY: &[&str] = &[
    "thien tai",
    "hoa hoan",
    "lu lut",
    "mua bao",
    "loc xoay",
    "giong loc",
    "sat lo",
    "chay nha",
    "ngap lut",
    "bi chay",
];
const HONOURS: &[&str] = &["khen", "bieu duong", "ton vinh", "tang bang", "giay khen"];
const POST: &[&str] = &["tin bai", "tin", "bai viet", "bai", "luot tin"];

/// Every figure of the report that a text can tell, in its order.
pub const CUES: &[Cue] = &[
    never(cue("members_total", &["hoi vien"]), MORE_OR_LESS),
    before(never(cue("members_new", &["hoi vien"]), LESS), MORE),
    before(cue("members_decreased", &["hoi vien"]), LESS),
    never(cue("volunteers_total", &["tinh nguyen vien", "tnv"]), MORE_OR_LESS),
    before(cue("volunteers_decreased", &["tinh nguyen vien", "tnv"]), LESS),
    never(
        cue("youth_total", &["thanh thieu nien", "thanh thieu nhi", "ttn", "thieu nien"]),
        MORE_OR_LESS,
    ),
    with(cue("members_in_population_db", &["hoi vien"]), POPULATION),
    with(cue("volunteers_in_population_db", &["tinh nguyen vien", "tnv"]), POPULATION),
    never(cue("training_classes", &["lop", "dot tap huan"]), ROADS),
    next_of("training_participants", "training_classes", PEOPLE),
    around(
        never(cue("posts_website", POST), CENTRAL),
        &["website", "trang thong tin dien tu", "trang tin dien tu", "trang web"],
    ),
    around(
        never(cue("posts_social", POST), CENTRAL),
        &["fanpage", "facebook", "mang xa hoi", "zalo"],
    ),
    around(
        never(cue("posts_press_tv", POST), CENTRAL),
        &["bao dai", "dai ptth", "dai pt th", "dai phat thanh", "bao chi", "truyen hinh"],
    ),
    around(cue("posts_central_portal", POST), CENTRAL),
    with(cue("outreach_sessions", &["cuoc", "buoi", "dot"]), &["tuyen truyen"]),
    next_of("outreach_attendance", "outreach_sessions", &["luot nguoi", "luot", "nguoi"]),
    money("social_value", &["cong tac xa hoi", "hoat dong xa hoi", "xa hoi nhan dao"]),
    cue("addresses_helped_turns", &["luot dia chi", "dia chi nhan dao", "dia chi"]),
    worth("addresses_value", &["addresses_helped_turns"]),
    money("social_other_value", &["ho tro khac", "hoat dong khac"]),
    cue("houses_built", &["can nha", "ngoi nha", "nha", "can"]),
    worth("houses_value", &["houses_built"]),
    cue("bridges_built", &["cay cau", "cau giao thong", "cau"]),
    worth("bridges_value", &["bridges_built"]),
    cue("water_filters", &["thiet bi loc", "may loc nuoc", "bo loc nuoc", "binh loc nuoc"]),
    worth("water_filters_value", &["water_filters"]),
    before(cue("tet_qd_households", &["ho", "luot ho", "suat qua"]), QUAN_DAN),
    worth("tet_qd_value", &["tet_qd_households"]),
    with(
        never(cue("kitchen_meals", &["suat"]), &["suat qua"]),
        &["bep an", "bep com", "suat com", "suat chao", "suat an"],
    ),
    worth("kitchen_value", &["kitchen_meals"]),
    before(cue("patient_transfers", CASES), &["chuyen vien", "chuyen benh"]),
    before(cue("treatment_cases", CASES), &["chi phi dieu tri", "dieu tri", "vien phi"]),
    worth("patient_support_value", &["treatment_cases", "patient_transfers"]),
    before(
        cue("school_kit_pupils", &["hoc sinh", "em", "chau", "suat", "bo"]),
        &["dung cu hoc tap", "do dung hoc tap", "tap vo", "sach vo", "tap sach"],
    ),
    worth("school_kit_value", &["school_kit_pupils"]),
    cue("bicycles", &["xe dap", "chiec xe dap"]),
    worth("bicycles_value", &["bicycles"]),
    cue("funeral_cases", &["truong hop tang", "truong hop tan kho", "ca tang", "dam tang"]),
    before(cue("funeral_cases", CASES), &["tang kho", "tang le", "mai tang", "tan kho"]),
    worth("funeral_value", &["funeral_cases"]),
    never(cue("gift_parcels", &["suat qua", "phan qua"]), QUAN_DAN),
    worth("gift_value", &["gift_parcels"]),
    with(cue("disaster_households", &["ho", "luot ho", "gia dinh"]), CALAMITY),
    worth("disaster_household_value", &["disaster_households"]),
    money(
        "disaster_appeal_value",
        &["ung ho dong bao", "ung ho cac tinh", "dong bao cac tinh", "dong bao mien", "do bao"],
    ),
    money("health_value", &["cham soc suc khoe"]),
    before(
        cue("free_exam_turns", &["luot nguoi", "luot benh nhan", "luot", "nguoi", "benh nhan"]),
        &["kham benh", "kham chua", "cap thuoc", "kham va", "kham suc khoe"],
    ),
    worth("free_exam_value", &["free_exam_turns"]),
    cue("blood_units", &["don vi mau"]),
    worth("blood_value", &["blood_units"]),
    with(
        cue("youth_conferences", &["hoi nghi"]),
        &["thanh thieu nien", "truong hoc", "thieu nien", "ttn"],
    ),
    with(cue("awards_collectives", &["tap the"]), HONOURS),
    with(cue("awards_individuals", &["ca nhan"]), HONOURS),
    before(cue("traffic_firstaid_classes", &["lop", "dot tap huan"]), ROADS),
    next_of("traffic_firstaid_participants", "traffic_firstaid_classes", PEOPLE),
    before(
        cue("inspections", &["don vi", "co so", "huyen", "xa", "hoi co so", "cuoc"]),
        &["kiem tra", "giam sat"],
    ),
    money(
        "humanitarian_value_total",
        &[
            "cac hoat dong nhan dao",
            "hoat dong nhan dao thang",
            "tong tri gia hoat dong",
            "tong gia tri hoat dong",
            "tong tri gia cac hoat dong",
            "tong gia tri cac hoat dong",
        ],
    ),
];

/// Words that say how many đồng something is worth.
pub const WORTH: &[&str] = &[
    "tri gia",
    "so tien",
    "gia tri",
    "kinh phi",
    "thanh tien",
    "quy ra tien",
    "tong tien",
    "quy tien",
    "gia",
];

/// Figures of people that a sentence about the population's register never tells.
pub const NOT_IN_REGISTER: &[&str] = &["members_total", "volunteers_total"];

/// The words of [`NOT_IN_REGISTER`]'s sentence.
pub const REGISTER: &[&str] = POPULATION;

/// A conference that is held without being counted is one (S4: *tổ chức Hội nghị tổng kết …*).
pub const HELD: (&str, &[&str], &[&str]) = (
    "youth_conferences",
    &["to chuc hoi nghi", "hoi nghi tong ket"],
    &["thanh thieu nien", "truong hoc"],
);

/// How part II begins: what it counts is planned, not done.
pub const PLANS: &[&str] = &[
    "mot so nhiem vu",
    "nhiem vu trong tam",
    "nhiem vu thang",
    "phuong huong",
    "nhiem vu cong tac",
    "ke hoach cong tac",
    "chuong trinh cong tac thang",
    "cong tac trong tam",
    "nhiem vu",
];

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::figure::Measure;
    use kernel::fold::fold;
    use reporting::figures::{FIGURES, PRINTED, find};

    #[test]
    fn every_printed_figure_has_a_cue_of_its_measure() {
        for figure in &FIGURES[..PRINTED] {
            let told: Vec<&Cue> = CUES.iter().filter(|cue| cue.code == figure.code).collect();
            assert!(!told.is_empty(), "nothing tells {}", figure.code);
            let money = told.iter().all(|cue| cue.after.is_empty());
            assert_eq!(money, figure.measure == Measure::Money, "{}", figure.code);
        }
        for cue in CUES {
            assert!(find(cue.code).is_some(), "{}", cue.code);
            let named = cue.worth_of.iter().chain(&cue.next_of);
            assert!(named.clone().all(|code| find(code).is_some()), "{}", cue.code);
        }
    }

    #[test]
    fn words_are_folded_as_sentences_are() {
        let all = CUES.iter().flat_map(|cue| [cue.after, cue.before, cue.with, cue.never]);
        for word in all.flatten().chain(WORTH).chain(PLANS).chain(REGISTER) {
            assert_eq!(fold(word), **word);
        }
    }
}
