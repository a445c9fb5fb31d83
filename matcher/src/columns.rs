//! Which column of a file is which field, as the command line says it. It reads no rows.

use crate::Flaw;

/// The fields a file may have, in the order of [`crate::Fields`]; `id` first.
pub(crate) const NAMES: [&str; 10] =
    ["id", "name", "sex", "birth", "number", "phone", "hamlet", "commune", "district", "province"];

/// Which columns hold which field: `id=rec_id,name=given_name+surname,birth=dob`. A field of
/// several columns is joined with spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    wanted: [Vec<String>; 10],
}

impl Columns {
    /// Reads the command line's words.
    pub fn parse(text: &str) -> Result<Columns, Flaw> {
        let mut columns = Columns::default();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (field, column) =
                part.split_once('=').ok_or_else(|| Flaw::Columns(part.to_owned()))?;
            let known =
                NAMES.iter().zip(&mut columns.wanted).find(|(name, _)| **name == field.trim());
            let (_, wanted) = known.ok_or_else(|| Flaw::Field(field.trim().to_owned()))?;
            if !wanted.is_empty() {
                return Err(Flaw::Twice(field.trim().to_owned()));
            }
            wanted.extend(column.split('+').map(|name| name.trim().to_owned()));
        }
        if columns.wanted.iter().skip(1).all(Vec::is_empty) {
            return Err(Flaw::NoFields);
        }
        Ok(columns)
    }

    /// Where each field stands in a file with this head.
    pub(crate) fn find(&self, head: &[String]) -> Result<[Vec<usize>; 10], Flaw> {
        let mut found: [Vec<usize>; 10] = Default::default();
        for (names, places) in self.wanted.iter().zip(&mut found) {
            for name in names {
                let place = head.iter().position(|column| column == name);
                let place = place
                    .ok_or_else(|| Flaw::Column { wanted: name.clone(), there: head.join(", ") })?;
                places.push(place);
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_by_field() {
        let columns = Columns::parse("id=rec_id, name=given+surname,birth=dob").unwrap();
        let head = ["dob", "surname", "rec_id", "given"].map(str::to_owned);
        let found = columns.find(&head).unwrap();
        assert_eq!((&found[0], &found[1], &found[3]), (&vec![2], &vec![3, 1], &vec![0]));
        assert!(matches!(columns.find(&head[..3]), Err(Flaw::Column { .. })));
        assert!(matches!(Columns::parse("name"), Err(Flaw::Columns(_))));
        assert!(matches!(Columns::parse("nmae=x"), Err(Flaw::Field(_))));
        assert!(matches!(Columns::parse("name=x,name=y"), Err(Flaw::Twice(_))));
        assert!(matches!(Columns::parse("id=x"), Err(Flaw::NoFields)));
        assert!(matches!(Columns::parse(""), Err(Flaw::NoFields)));
    }
}
