//! The matcher as a whole: made lists with known truth, order that must not matter, files that are
//! not what they should be. The lists are made anew from their seeds.

use crate::made::{COLUMNS, Plan, Slips, make, measure};
use crate::{Columns, Flaw, Renamed, find, likely, person::Fields, read_renamed};
use proptest::prelude::*;
use std::collections::HashMap;

/// Sixty old communes of three provinces that became twenty of one.
fn renamed() -> Vec<Renamed> {
    let (first, second) = (["Tân", "Thạnh", "Mỹ", "Hòa", "Bình"], ["An", "Lộc", "Phú", "Đức"]);
    let row = |at: usize| Renamed {
        old_commune: format!("Xã {} {}", first[at % 5], second[at / 5 % 4]),
        old_district: format!("Huyện {}", ["Châu", "Giồng", "Vĩnh"][at / 20]),
        old_province: format!("Tỉnh {}", ["Kiên Giang", "An Giang", "Hậu Giang"][at / 20]),
        new_commune: format!("Xã {} Mới {}", first[at % 5], second[at / 15 % 4]),
        new_province: "Tỉnh An Giang".into(),
    };
    (0..60).map(row).collect()
}

fn made(rows: usize, seed: u64, slips: Slips) -> (String, HashMap<String, String>) {
    let plan = Plan { rows, seed, repeated: 30, communes: 60, slips };
    let (mut list, mut truth) = (Vec::new(), Vec::new());
    make(&plan, &renamed(), &mut list, &mut truth).unwrap();
    let truth = csv::Reader::from_reader(truth.as_slice()).into_records();
    let truth = truth.map(|row| row.unwrap()).map(|row| (row[0].to_owned(), row[1].to_owned()));
    (String::from_utf8(list).unwrap(), truth.collect())
}

fn pairs(list: &str) -> String {
    let columns = Columns::parse(COLUMNS).unwrap();
    let mut out = Vec::new();
    find(list.as_bytes(), &columns, &renamed()).unwrap().write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn who_stands_twice_is_found_in_lists_of_every_kind() {
    for (slips, seed, least) in
        [(Slips::USUAL, 1, 0.97), (Slips::SPARSE, 2, 0.95), (Slips::HASTY, 3, 0.89)]
    {
        let (list, truth) = made(3000, seed, slips);
        let columns = Columns::parse(COLUMNS).unwrap();
        let measured =
            measure(list.as_bytes(), &columns, &renamed(), |id| truth[id].clone()).unwrap();
        assert!(measured.truths > 900, "{measured}");
        assert!(measured.f1() >= least, "seed {seed}: {measured}");
        assert!(measured.reach() >= 0.97, "seed {seed}: {measured}");
    }
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let (list, _) = made(1200, 5, Slips::HASTY);
    let (head, rows) = list.split_once('\n').unwrap();
    let mut turned: Vec<&str> = rows.lines().collect();
    turned.reverse();
    turned.rotate_left(333);
    assert_eq!(pairs(&list), pairs(&format!("{head}\n{}\n", turned.join("\n"))));
}

#[test]
fn columns_may_be_few() {
    let (list, _) = made(500, 6, Slips::USUAL);
    for columns in ["name=name", "id=id,number=number", "birth=birth", "name=name+birth,sex=sex"] {
        let columns = Columns::parse(columns).unwrap();
        let found = find(list.as_bytes(), &columns, &[]).unwrap();
        assert_eq!(found.write(std::io::sink()).unwrap().records, 500);
    }
}

fn refused(list: &[u8], columns: &str) -> String {
    let columns = Columns::parse(columns).unwrap();
    find(list, &columns, &[]).err().map_or_else(String::new, |flaw| flaw.to_string())
}

#[test]
fn a_file_that_cannot_be_matched_is_told_why() {
    let said = |list: &[u8], columns: &str, part: &str| {
        let said = refused(list, columns);
        assert!(said.contains(part) && (part.is_empty() == said.is_empty()), "{said}");
    };
    said(b"", "name=ten", "no column `ten`");
    said(b"id,name\n", "id=id,name=name", "");
    said(b"\xef\xbb\xbfid,name\n1,An\n", "id=id,name=name", "");
    said(b"id,name\n1,An\n1,B\xc3\xacnh\n", "id=id,name=name", "`1` stands in two rows");
    said(b"id,name\n1,An\n2,B\xecnh\n", "id=id,name=name", "line 3: is not UTF-8");
    said(b"id,name\n1\n2,An,x,y\n", "id=id,name=name", "");
    said(b"id,name\n1,\"An\n2,Binh", "id=id,name=name", "");
    let flaw = read_renamed(&b"a,b\n"[..]).unwrap_err();
    assert!(matches!(flaw, Flaw::Column { .. }), "{flaw}");
}

#[test]
fn a_thousand_rows_that_say_the_same_end() {
    let rows: String = (0..1000).map(|row| format!("{row},Nguyễn Văn An,1980\n")).collect();
    let list = format!("id,name,birth\n{rows}");
    let columns = Columns::parse("id=id,name=name,birth=birth").unwrap();
    let matched = find(list.as_bytes(), &columns, &[]).unwrap().write(std::io::sink()).unwrap();
    assert!(matched.compared < 2_000_000, "{matched:?}");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[NTLĐ][guyễnrầê ]{0,12}[ ,.A-Z]{0,3}",
        "[0-9/. -]{0,14}",
        "(Nguyễn|Tran|Lê)( Thị| Van|) (Hoa|Hòa|Hùng|An)",
        "\\PC{0,12}",
    ]
}

proptest! {
    #[test]
    fn two_records_are_compared_alike_both_ways(
        a in prop::array::uniform9(text()),
        b in prop::array::uniform9(text()),
    ) {
        let x = Fields {
            name: &a[0], sex: &a[1], birth: &a[2], number: &a[3], phone: &a[4], hamlet: &a[5],
            commune: &a[6], district: &a[7], province: &a[8],
        };
        let y = Fields {
            name: &b[0], sex: &b[1], birth: &b[2], number: &b[3], phone: &b[4], hamlet: &b[5],
            commune: &b[6], district: &b[7], province: &b[8],
        };
        let (one, other) = (likely(&x, &y), likely(&y, &x));
        prop_assert!((one.likelihood - other.likelihood).abs() < 1e-4);
        prop_assert_eq!(one.reasons.len(), other.reasons.len());
        prop_assert!((0.0..=1.0).contains(&one.likelihood));
        prop_assert!(likely(&x, &x).likelihood >= 0.0);
    }
}
