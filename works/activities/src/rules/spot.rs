//! Which of the places that are offered somebody typed: as it is offered, with or without tones,
//! whole or by the beginnings of its words, by a name of before July 2025 too. Pure.

use crate::model::Spot;
use kernel::fold::{fold, matches};
use kernel::{Flaw, UnitId};

/// Places named when several fit.
const NAMED: usize = 5;

/// The unit that was typed; none for an empty line. What fits several, or none, is said at the
/// field.
pub fn read_spot(field: &str, typed: &str, spots: &[Spot]) -> Result<Option<UnitId>, Flaw> {
    let asked = fold(typed);
    if asked.is_empty() {
        return Ok(None);
    }
    if let Some(spot) = typed.parse().ok().and_then(|id| by_id(spots, UnitId(id))) {
        return Ok(Some(spot.unit));
    }
    let typed = typed.trim();
    let said = |spot: &Spot| (fold(&spot.label), fold(&spot.name));
    let ways: [&dyn Fn(&Spot) -> bool; 5] = [
        &|spot| spot.label == typed,
        &|spot| said(spot).0 == asked,
        &|spot| said(spot).1 == asked,
        &|spot| without_level(&said(spot).1) == Some(&asked),
        &|spot| matches(&asked, &said(spot).0),
    ];
    for is_meant in ways {
        let fit: Vec<&Spot> = spots.iter().filter(|spot| is_meant(spot)).collect();
        // What stands today is meant before what was called so once.
        let now: Vec<&Spot> = fit.iter().copied().filter(|spot| !spot.is_former).collect();
        let mut fit = if now.is_empty() { fit } else { now };
        fit.dedup_by_key(|spot| spot.unit);
        match fit.as_slice() {
            [] => {}
            [one] => return Ok(Some(one.unit)),
            several => return Err(several_fit(field, typed, several)),
        }
    }
    Err(Flaw::new(field, "activity-place-unknown").arg("place", typed))
}

fn several_fit(field: &str, typed: &str, fit: &[&Spot]) -> Flaw {
    let named: Vec<&str> = fit.iter().take(NAMED).map(|spot| spot.label.as_str()).collect();
    let flaw = Flaw::new(field, "activity-place-several").arg("place", typed);
    flaw.arg("places", named.join("; "))
}

/// The place with this unit.
pub fn by_id(spots: &[Spot], unit: UnitId) -> Option<&Spot> {
    spots.iter().find(|spot| spot.unit == unit && !spot.is_former)
}

/// `phu loi` of `xa phu loi`.
fn without_level(folded: &str) -> Option<&str> {
    const LEVELS: [&str; 7] =
        ["xa ", "phuong ", "thi tran ", "dac khu ", "huyen ", "thanh pho ", "tp. "];
    LEVELS.iter().find_map(|level| folded.strip_prefix(level))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spots() -> Vec<Spot> {
        let spot = |unit, name: &str, above: &str, is_former| Spot {
            unit: UnitId(unit),
            label: if above.is_empty() { name.into() } else { format!("{name}, {above}") },
            name: name.into(),
            is_former,
        };
        vec![
            spot(1, "Huyện Giang Thành", "", false),
            spot(2, "Xã Phú Lợi", "Huyện Giang Thành", false),
            spot(3, "Xã Phú Mỹ", "Huyện Giang Thành", false),
            spot(4, "Xã Phú Mỹ", "Huyện Tân Hiệp", false),
            spot(2, "Xã Vĩnh Điều", "Huyện Giang Thành", true),
        ]
    }

    #[test]
    fn a_place_is_read_without_tones_by_its_words_and_by_its_former_name() {
        let all = spots();
        let read = |typed: &str| read_spot("place", typed, &all).map(|unit| unit.map(|u| u.0));
        assert_eq!(read(""), Ok(None));
        for typed in ["Xã Phú Lợi, Huyện Giang Thành", "xa phu loi", "PHÚ LỢI", "2", "vinh dieu"]
        {
            assert_eq!(read(typed), Ok(Some(2)), "{typed}");
        }
        assert_eq!(read("giang thanh"), Ok(Some(1)));
        assert_eq!(read("phu my giang"), Ok(Some(3)));
        let several = read("Xã Phú Mỹ").expect_err("two communes");
        assert_eq!(several.key, "activity-place-several");
        assert!(several.args[1].1.contains("Tân Hiệp"), "{several:?}");
        let alike = ["Xã Phú Mỹ", "Xã Phú Mỵ"];
        let alike = [7, 8].into_iter().zip(alike).map(|(unit, name)| Spot {
            unit: UnitId(unit),
            label: name.into(),
            name: name.into(),
            is_former: false,
        });
        let mut alike: Vec<Spot> = alike.collect();
        let read_alike = |typed: &str, all: &[Spot]| read_spot("place", typed, all);
        assert_eq!(read_alike("Xã Phú Mỵ", &alike), Ok(Some(UnitId(8))), "tones tell");
        assert!(read_alike("xa phu my", &alike).is_err());
        alike.push(Spot { unit: UnitId(9), ..alike[1].clone() });
        assert!(read_alike("Xã Phú Mỵ", &alike).is_err(), "which of two of one name");
        assert_eq!(read("Sao Hỏa").expect_err("nowhere").key, "activity-place-unknown");
    }
}
