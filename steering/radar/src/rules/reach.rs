//! What may be told of givers of whom some lie beyond reach: their province alone, and never so
//! that it follows who they are. And what the hash of those who met is made of: the same for
//! whoever reads. It reads no database and makes no hash.

use super::meeting::{Part, meeting};
use crate::model::{Help, Meeting, Shown};
use std::collections::{BTreeMap, BTreeSet};

/// Words that name a giver of the same person lead to its key. It is looked for in the person's own
/// month alone: among all that a reader reaches it would be another for the province than for the
/// commune. Of two of one name the one that is told comes first.
pub fn one_key_each(helps: &mut [Help]) {
    let mut named: BTreeMap<String, (bool, String)> = BTreeMap::new();
    for giver in helps.iter().map(|help| &help.giver) {
        if giver.in_words || giver.name.is_empty() {
            continue;
        }
        let this = (!giver.is_told(), giver.key.clone());
        let known = named.entry(giver.name.clone()).or_insert_with(|| this.clone());
        *known = this.min(known.clone());
    }
    for giver in helps.iter_mut().map(|help| &mut help.giver).filter(|giver| giver.in_words) {
        if let Some((_, key)) = named.get(&giver.name) {
            giver.key.clone_from(key);
        }
    }
}

/// What the hash of givers is made of, a line for each; a giver who stands in words somewhere is
/// those words. Two givers of one name are two lines.
pub fn said_of(helps: &[Help]) -> String {
    let mut all: BTreeMap<&str, (Option<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for giver in helps.iter().map(|help| &help.giver) {
        let (own, words) = all.entry(&giver.key).or_default();
        match giver.in_words {
            true => _ = words.insert(&giver.said),
            false => *own = Some(&giver.said),
        }
    }
    let one = |(own, words): (Option<&str>, BTreeSet<&str>)| match words.is_empty() {
        true => own.unwrap_or_default().to_owned(),
        false => words.into_iter().collect::<Vec<_>>().join("|"),
    };
    let mut lines: Vec<String> = all.into_values().map(one).collect();
    lines.sort();
    lines.join("\n")
}

/// What is shown of help for one thing, and whether it met. Whoever is told and gave beyond reach
/// too is shown once: two lines that do not meet would tell that they are one giver. Others beyond
/// reach are one line for each province, however many they are.
pub fn within_reach(helps: Vec<Help>) -> (Vec<Help>, Meeting) {
    let (mut told, beyond): (Vec<Help>, Vec<Help>) =
        helps.into_iter().partition(|help| help.giver.is_told());
    let known: BTreeSet<String> = told.iter().map(|help| help.giver.key.clone()).collect();
    let beyond: Vec<Help> =
        beyond.into_iter().filter(|help| !known.contains(&help.giver.key)).collect();
    let all = told.iter().chain(&beyond);
    let parts: Vec<Part<'_>> =
        all.map(|help| Part { giver: &help.giver.key, slot: help.slot }).collect();
    let met = meeting(&parts);
    let mut by_province: BTreeMap<String, Help> = BTreeMap::new();
    for mut help in beyond {
        let Shown::Elsewhere(province) = help.giver.shown.clone() else { continue };
        // A key of its own: that of the giver stays out of what is drawn and of its order.
        help.giver.key = format!("beyond:{province}");
        let by = by_province.get(&province).map_or(help.by, |known| known.by.min(help.by));
        by_province.insert(province, Help { by, ..help });
    }
    told.extend(by_province.into_values());
    // Two of one province beyond reach alone are for that province to see.
    let met = if told.len() < 2 { Meeting::Apart } else { met };
    (told, met)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{By, Family, Giver, Of};

    fn help(key: &str, name: &str) -> Help {
        let said = if key.starts_with("o:") { key.to_owned() } else { format!("t:{name}") };
        Help {
            giver: Giver {
                key: key.to_owned(),
                name: name.to_owned(),
                said,
                in_words: key.starts_with("t:"),
                shown: Shown::Named(name.to_owned()),
            },
            family: Family::Living,
            of: Of::Untold,
            amount: None,
            on: None,
            slot: None,
            by: By::Number,
        }
    }

    fn beyond(province: &str, key: &str, name: &str) -> Help {
        let one = help(key, name);
        Help { giver: one.giver.beyond(province.to_owned()), ..one }
    }

    fn words(name: &str) -> Help {
        help(&format!("t:{name}"), name)
    }

    fn shown(mut helps: Vec<Help>) -> (Vec<Shown>, Meeting) {
        one_key_each(&mut helps);
        let (rows, met) = within_reach(helps);
        (rows.into_iter().map(|help| help.giver.shown).collect(), met)
    }

    fn hashed(mut helps: Vec<Help>) -> String {
        one_key_each(&mut helps);
        said_of(&helps)
    }

    #[test]
    fn who_gives_here_and_beyond_reach_is_not_given_away() {
        let x = Shown::Named("x".to_owned());
        for here in [help("s:1", "x"), words("x")] {
            let rows = shown(vec![here, beyond("Y", "s:1", "x")]);
            assert_eq!(rows, (vec![x.clone()], Meeting::Apart));
        }
        let far = Shown::Elsewhere("Y".to_owned());
        let rows = shown(vec![help("s:1", "x"), beyond("Y", "s:1", "x"), beyond("Y", "s:2", "v")]);
        assert_eq!(rows, (vec![x, far], Meeting::Overlap));
    }

    #[test]
    fn beyond_reach_a_province_is_one_line_however_many_gave_there() {
        let far = |province: &str| Shown::Elsewhere(province.to_owned());
        let two = vec![beyond("Y", "o:1", "a"), beyond("Y", "o:2", "b")];
        assert_eq!(shown(two.clone()), (vec![far("Y")], Meeting::Apart), "theirs to see");
        let mut all = two;
        all.push(beyond("Z", "o:1", "a"));
        assert_eq!(shown(all), (vec![far("Y"), far("Z")], Meeting::Overlap));
        let one = vec![beyond("Y", "o:1", "a"), beyond("Z", "o:1", "a")];
        assert_eq!(shown(one).1, Meeting::Apart);
        let (rows, _) = within_reach(vec![help("s:1", "x"), beyond("Y", "o:1", "a")]);
        assert!(rows.iter().all(|row| row.giver.key != "o:1"), "the key goes out with the line");
    }

    #[test]
    fn the_hash_is_the_same_whoever_reads() {
        let commune = vec![words("x"), help("s:2", "w"), beyond("Y", "o:3", "v")];
        let province = vec![help("o:3", "v"), help("s:2", "w"), words("x")];
        assert_eq!(hashed(commune.clone()), hashed(province));
        let mut again = commune.clone();
        again.push(beyond("Y", "s:1", "x"));
        assert_eq!(hashed(again), hashed(commune.clone()), "nothing new is shown of it");
        let mut other = commune.clone();
        other.push(help("s:4", "u"));
        assert_ne!(hashed(other), hashed(commune));
    }

    #[test]
    fn two_of_one_name_are_two_givers() {
        let one = vec![help("s:2", "x"), words("x")];
        let mut two = one.clone();
        two.push(beyond("Y", "s:1", "x"));
        assert_ne!(hashed(one), hashed(two.clone()));
        assert_eq!(shown(two).1, Meeting::Overlap, "the second is shown and asked about");
    }
}
