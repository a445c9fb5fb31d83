//! Two officers wrote in one dossier: what only one of them changed is kept, what both changed
//! differently is shown with both values and a person chooses. Pure.

/// A field that both changed: its name and what the other one wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Both {
    /// The field.
    pub field: String,
    /// What stands now.
    pub theirs: String,
}

/// What a form becomes on top of what stands now. Each field: name, what its writer had read, what
/// she wrote, what stands now. Answers the values to keep and the fields that both changed; of
/// these the writer's own value is kept in sight until she chooses.
pub fn merged(fields: &[(&str, String, String, String)]) -> (Vec<(String, String)>, Vec<Both>) {
    let (mut kept, mut both) = (Vec::with_capacity(fields.len()), Vec::new());
    for (name, was, mine, theirs) in fields {
        let value = if mine == was { theirs } else { mine };
        if mine != was && theirs != was && mine != theirs {
            both.push(Both { field: (*name).to_owned(), theirs: theirs.clone() });
        }
        kept.push(((*name).to_owned(), value.clone()));
    }
    (kept, both)
}
