//! The rules on a small tree: a centre, a province with two districts of two communes each.

use super::{Founded, Tree, check, plan, torn};
use crate::model::{ApartRow, MoveRow, Ref, Sort};
use kernel::{Day, UnitId};
use org::dataset::levels;
use org::store::TreeUnit;

const CENTRE: UnitId = UnitId(1);
const PROVINCE: UnitId = UnitId(2);
const DISTRICTS: [UnitId; 2] = [UnitId(3), UnitId(4)];
const COMMUNES: [UnitId; 4] = [UnitId(5), UnitId(6), UnitId(7), UnitId(8)];
const BRANCH: UnitId = UnitId(9);

fn unit(id: UnitId, code: &str, level: &str, above: Option<UnitId>) -> TreeUnit {
    let (name, level) = (format!("Đơn vị {id}"), level.into());
    TreeUnit {
        id,
        code: code.into(),
        name,
        level,
        from_on: Day::BEGINNING,
        until_on: Day::OPEN_END,
        above,
    }
}

fn tree() -> Tree {
    let mut units = vec![
        unit(CENTRE, "trung-uong", "central", None),
        unit(PROVINCE, "tinh", "province", Some(CENTRE)),
    ];
    for (at, district) in DISTRICTS.into_iter().enumerate() {
        units.push(unit(district, &format!("tinh/huyen-{at}"), "district", Some(PROVINCE)));
    }
    for (at, commune) in COMMUNES.into_iter().enumerate() {
        let path = format!("tinh/huyen-{}/xa-{at}", at / 2);
        units.push(unit(commune, &path, "commune", Some(DISTRICTS[at / 2])));
    }
    units.push(unit(BRANCH, "tinh/huyen-0/xa-0/chi-hoi", "branch", Some(COMMUNES[0])));
    Tree::of(units)
}

fn found(name: &str, level: &str, above: Ref) -> MoveRow {
    let led = led(MoveRow::of(Sort::Found), above);
    MoveRow { name: name.into(), level: level.into(), ..led }
}

fn led(one: MoveRow, to: Ref) -> MoveRow {
    match to {
        Ref::Unit(unit) => MoveRow { target: Some(unit), ..one },
        Ref::New(id) => MoveRow { target_move: Some(id), ..one },
    }
}

fn going(sort: Sort, unit: UnitId, to: Option<Ref>) -> MoveRow {
    let one = MoveRow { unit: Some(unit), ..MoveRow::of(sort) };
    to.map_or(one.clone(), |to| led(one, to))
}

fn part(unit: UnitId, to: Ref, share: Option<(i64, i64)>) -> MoveRow {
    let one = going(Sort::Part, unit, Some(to));
    MoveRow { share_part: share.map(|s| s.0), share_whole: share.map(|s| s.1), ..one }
}

/// July 2025 in small: districts go, communes are merged and cut, the province stays.
fn july() -> Vec<MoveRow> {
    let one = found("Xã Một", "commune", Ref::Unit(PROVINCE));
    let two = found("Xã Hai", "commune", Ref::Unit(PROVINCE));
    let (to_one, to_two) = (Ref::New(one.id), Ref::New(two.id));
    vec![
        going(Sort::Abolish, DISTRICTS[0], None),
        going(Sort::Abolish, DISTRICTS[1], None),
        going(Sort::Whole, COMMUNES[0], Some(to_one)),
        part(COMMUNES[1], to_one, Some((1, 3))),
        part(COMMUNES[1], to_two, Some((2, 3))),
        going(Sort::Whole, COMMUNES[2], Some(to_two)),
        going(Sort::Whole, COMMUNES[3], Some(to_two)),
        one,
        two,
    ]
}

fn keys(moves: &[MoveRow]) -> Vec<&'static str> {
    check(&tree(), &levels(), moves).iter().map(|flaw| flaw.key).collect()
}

#[test]
fn july_in_small_is_planned_whole() {
    let moves = july();
    assert_eq!(keys(&moves), Vec::<&str>::new());
    let plan = plan(&tree(), &moves);
    let (one, two) = (moves[7].id, moves[8].id);
    let founded = |id, at, code: &str| Founded {
        id,
        at,
        level: "commune".into(),
        above: Ref::Unit(PROVINCE),
        code: code.into(),
    };
    assert_eq!(plan.founded, [founded(one, 7, "tinh/xa-mot"), founded(two, 8, "tinh/xa-hai")]);
    // Those below close before those above; a branch follows its commune.
    let order: Vec<UnitId> = plan.closed.iter().map(|end| end.unit).collect();
    let [a, b, c, d] = COMMUNES;
    assert_eq!(order, [d, c, b, a, DISTRICTS[1], DISTRICTS[0]]);
    assert_eq!(plan.hung, [(BRANCH, Ref::New(one))]);
    let heirs = |unit| &plan.closed.iter().find(|end| end.unit == unit).expect("closed").heirs;
    assert_eq!(heirs(b), &[(Ref::New(one), Some((1, 3))), (Ref::New(two), Some((2, 3)))]);
    assert_eq!(heirs(DISTRICTS[0]), &[(Ref::Unit(PROVINCE), None)]);
}

#[test]
fn an_abolished_unit_under_another_gives_what_it_kept_to_the_one_that_stands() {
    let moves = [
        going(Sort::Abolish, COMMUNES[0], None),
        going(Sort::Abolish, DISTRICTS[0], None),
        going(Sort::Whole, COMMUNES[1], Some(Ref::Unit(COMMUNES[2]))),
    ];
    let plan = plan(&tree(), &moves);
    for unit in [COMMUNES[0], DISTRICTS[0]] {
        let end = plan.closed.iter().find(|end| end.unit == unit).expect("closed");
        assert_eq!(end.heirs, [(Ref::Unit(PROVINCE), None)]);
    }
    assert_eq!(plan.hung, [(BRANCH, Ref::Unit(PROVINCE))]);
}

#[test]
fn another_name_is_another_unit_and_what_stood_under_it_follows() {
    let rename =
        MoveRow { name: "Huyện Mới".into(), ..going(Sort::Rename, DISTRICTS[0], None) };
    let plan = plan(&tree(), std::slice::from_ref(&rename));
    assert_eq!(plan.founded[0].code, "tinh/huyen-moi");
    assert_eq!(plan.founded[0].level, "district");
    assert_eq!(plan.founded[0].above, Ref::Unit(PROVINCE));
    let followed: Vec<UnitId> = plan.hung.iter().map(|(unit, _)| *unit).collect();
    assert_eq!(followed, COMMUNES[..2]);
}

#[test]
fn two_names_that_differ_by_marks_alone_get_two_paths() {
    let hoa = found("Xã Hoa Lộc", "commune", Ref::Unit(PROVINCE));
    let official = Some("12345".to_owned());
    let also = MoveRow {
        official_code: official,
        ..found("Xã Hòa Lộc", "commune", Ref::Unit(PROVINCE))
    };
    let third = found("Xã Hoà Lộc", "commune", Ref::Unit(PROVINCE));
    let plan = plan(&tree(), &[hoa, also, third]);
    let codes: Vec<&str> = plan.founded.iter().map(|new| new.code.as_str()).collect();
    assert_eq!(codes, ["tinh/xa-hoa-loc", "tinh/xa-hoa-loc-12345", "tinh/xa-hoa-loc-2"]);
}

/// A figure is told apart over all parts that there are, as one whole; what a part that went or
/// came leaves behind is named.
#[test]
fn a_figure_told_apart_is_told_over_the_parts_of_now() {
    let parts: Vec<MoveRow> =
        COMMUNES[1..].iter().map(|to| part(COMMUNES[0], Ref::Unit(*to), None)).collect();
    let apart = |figure: &str, shares: [(i64, i64); 3]| {
        parts
            .iter()
            .zip(shares)
            .map(move |(one, (share_part, share_whole))| ApartRow {
                id: one.id,
                unit: COMMUNES[0],
                figure: figure.to_owned(),
                share_part,
                share_whole,
            })
            .collect::<Vec<_>>()
    };
    let whole = apart("members_total", [(1, 2), (1, 4), (1, 4)]);
    let none = apart("kitchen_meals", [(0, 1), (1, 1), (0, 1)]);
    let said: Vec<ApartRow> = whole.iter().chain(&none).cloned().collect();
    assert!(torn(&parts, &said).is_empty());
    assert!(torn(&parts, &[]).is_empty());
    assert_eq!(torn(&parts[..2], &whole[..2]), [COMMUNES[0]], "a part went, with its share");
    assert_eq!(torn(&parts, &whole[..2]), [COMMUNES[0]], "a part came");
    assert_eq!(torn(&parts[..2], &whole), [COMMUNES[0]], "a share of no part");
}

#[test]
fn what_cannot_be_is_told() {
    let to = |unit| Some(Ref::Unit(unit));
    let [a, b, c, _] = COMMUNES;
    let one = |sort, unit, target| keys(&[going(sort, unit, target)]);
    assert_eq!(keys(&[]), ["restructuring-flaw-no-move"]);
    assert_eq!(one(Sort::Whole, a, None), ["restructuring-flaw-no-target"]);
    assert_eq!(one(Sort::Whole, a, to(a)), ["restructuring-flaw-itself"]);
    assert_eq!(one(Sort::Whole, UnitId(99), to(a)), ["restructuring-flaw-unit-gone"]);
    assert_eq!(one(Sort::Whole, a, to(UnitId(99))), ["restructuring-flaw-target-gone"]);
    assert_eq!(one(Sort::Abolish, CENTRE, None), ["restructuring-flaw-top"]);
    assert_eq!(one(Sort::Part, a, to(b)), ["restructuring-flaw-one-part"]);
    assert_eq!(one(Sort::Parent, DISTRICTS[0], to(a)), ["restructuring-flaw-circle"]);
    assert_eq!(one(Sort::Rename, a, None), ["restructuring-flaw-no-name"]);
    let twice = [going(Sort::Whole, a, to(b)), going(Sort::Abolish, a, None)];
    assert_eq!(keys(&twice), ["restructuring-flaw-twice"]);
    let into_ending = [going(Sort::Whole, a, to(b)), going(Sort::Whole, b, to(c))];
    assert_eq!(keys(&into_ending), ["restructuring-flaw-target-ends"]);
    let half = Some((1, 2));
    let uneven = [part(a, Ref::Unit(b), half), part(a, Ref::Unit(c), Some((1, 3)))];
    assert_eq!(keys(&uneven), ["restructuring-flaw-shares"]);
    let same = [part(a, Ref::Unit(b), half), part(a, Ref::Unit(b), half)];
    assert_eq!(keys(&same), ["restructuring-flaw-same-target"]);
    let misplaced = [found("Huyện Lạ", "district", Ref::Unit(a))];
    assert_eq!(keys(&misplaced), ["org-flaw-level-under"]);
}
