//! Dossiers of a list that may be of one person, two by two: the list as the matcher reads it. What
//! is known of numbers and telephones is that two are the same. Pure; it decides nothing.

use super::same::Person;
use matcher::{Columns, find};

const COLUMNS: &str = "id=id,name=name,sex=sex,birth=birth,number=number,phone=phone,\
                       commune=commune,province=province";
const HEAD: [&str; 8] = ["id", "name", "sex", "birth", "number", "phone", "commune", "province"];

/// Somebody of a list, with the keyed hashes of number and telephone.
pub struct Listed<'l> {
    /// What lies open.
    pub person: &'l Person,
    /// Keyed hash of the number.
    pub number: Option<&'l [u8]>,
    /// Keyed hash of the telephone.
    pub phone: Option<&'l [u8]>,
}

/// Pairs of a list by their places in it, the likeliest first, at most so many.
pub fn pairs(list: &[Listed<'_>], most: usize) -> Vec<(usize, usize)> {
    let mut found = matched(list).unwrap_or_default();
    found.sort_by(|one, other| {
        other.2.total_cmp(&one.2).then((one.0, one.1).cmp(&(other.0, other.1)))
    });
    found.truncate(most);
    found.into_iter().map(|(one, other, _)| (one, other)).collect()
}

/// Nothing where the list cannot be written or read: it is made here, so that does not happen.
fn matched(list: &[Listed<'_>]) -> Option<Vec<(usize, usize, f32)>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEAD).ok()?;
    for (at, one) in list.iter().enumerate() {
        let Person { name, birth_year, sex, commune, province } = one.person;
        let sex = match sex.as_deref() {
            Some("female") => "F",
            Some("male") => "M",
            _ => "",
        };
        let birth = birth_year.map(|year| year.to_string()).unwrap_or_default();
        let number = one.number.map(|hash| digits(hash, 12, "")).unwrap_or_default();
        let phone = one.phone.map(|hash| digits(hash, 8, "09")).unwrap_or_default();
        let at = at.to_string();
        let row = [at.as_str(), name, sex, &birth, &number, &phone, commune, province];
        out.write_record(row).ok()?;
    }
    let list = out.into_inner().ok()?;
    let columns = Columns::parse(COLUMNS).ok()?;
    let mut told = Vec::new();
    find(list.as_slice(), &columns, &[]).ok()?.write(&mut told).ok()?;
    let read = |row: csv::StringRecord| {
        Some((row.get(0)?.parse().ok()?, row.get(1)?.parse().ok()?, row.get(2)?.parse().ok()?))
    };
    let rows = csv::Reader::from_reader(told.as_slice()).into_records();
    Some(rows.filter_map(|row| read(row.ok()?)).collect())
}

/// Digits that stand for a hash: the same hash has the same, another one hardly ever.
fn digits(hash: &[u8], many: usize, head: &str) -> String {
    let mut value: u64 = 7;
    for byte in hash.iter().take(16) {
        value = value.wrapping_mul(0x0100_0000_01b3) ^ u64::from(*byte);
    }
    let all = format!("{value:020}");
    format!("{head}{}", all.get(20 - many..).unwrap_or(&all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_looked_through_for_who_stands_in_it_twice() {
        let person = |name: &str, year: i64| Person {
            name: name.to_owned(),
            birth_year: Some(year),
            sex: None,
            commune: "Xã Phú Lợi".to_owned(),
            province: "Kiên Giang".to_owned(),
        };
        let names = ["Trần Thị Bé Mẫu", "Lê Văn Tám", "Thị Na", "Danh Khôi", "Võ Kim Liên"];
        let mut people: Vec<Person> =
            names.iter().enumerate().map(|(at, name)| person(name, 1950 + 3 * at as i64)).collect();
        people.push(person("tran thi be mau", 1950));
        people.push(person("Danh Khôi", 1991));
        people.push(person("Danh Khôi Nguyên", 2003));
        let (one, other) = ([1_u8; 32], [2_u8; 32]);
        let number = |at: usize| match at {
            0 | 5 => Some(&one[..]),
            6 => Some(&other[..]),
            _ => None,
        };
        let list: Vec<Listed<'_>> = people
            .iter()
            .enumerate()
            .map(|(at, person)| Listed { person, number: number(at), phone: None })
            .collect();
        let found = pairs(&list, 10);
        assert_eq!(found.first(), Some(&(0, 5)), "{found:?}");
        assert!(!found.contains(&(3, 7)), "a name more and forty years apart: {found:?}");
        assert!(pairs(&[], 10).is_empty());
        assert_eq!(digits(&one, 12, "").len(), 12);
        assert_ne!(digits(&one, 8, "09"), digits(&other, 8, "09"));
    }
}
