//! No pass, no rows: what a store offers to others asks for a `&Pass`.

use super::{is_capability, is_part};
use crate::{Finding, Rule, Tree};

/// The rule.
pub const RULE: Rule = Rule {
    name: "No pass, no rows",
    why: "a query without a pass answers everybody; take a `&Pass`, or say in the documentation \
          why there can be no pass yet (with that word)",
};

/// Checks it.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree
        .rust()
        .iter()
        .filter(|file| is_capability(&file.path) && is_part(&file.path, "store") && !file.is_test)
    {
        for function in file.functions() {
            let takes = |word: &str| function.parameters.iter().any(|token| token.is(word));
            let open = function.is_public && !function.in_test && takes("Tx") && !takes("Pass");
            if open
                && is_offered(tree, &file.path, function.name)
                && !speaks_of_passes(&file.doc_above(function.line))
            {
                let what = format!("`{}` asks for no pass and does not say why", function.name);
                found.push(Finding::at(&file.path, function.line, what));
            }
        }
    }
    found
}

/// A password is not a pass.
fn speaks_of_passes(doc: &str) -> bool {
    doc.split(|c: char| !c.is_alphabetic()).any(|word| ["pass", "passes", "Pass"].contains(&word))
}

/// Whether others can call it: the modules up to `store.rs` are public or hand it on by name.
fn is_offered(tree: &Tree, path: &str, name: &str) -> bool {
    let Some((folder, file)) = path.rsplit_once('/').filter(|(_, file)| *file != "store.rs") else {
        return true;
    };
    let above = format!("{folder}.rs");
    let module = file.trim_end_matches(".rs");
    let Some(parent) = tree.rust().iter().find(|file| file.path == above) else { return true };
    let tokens = parent.tokens();
    let shown = (0..tokens.len()).any(|at| {
        let whole = parent.stands(at, &["pub", "mod", module]);
        let named = parent.stands(at, &["pub", "use", module, ":", ":"]) && {
            let rest = tokens[at..].iter().take_while(|token| !token.is(";"));
            rest.skip(5).any(|token| token.is(name) || token.is("*"))
        };
        whole || named
    });
    shown && is_offered(tree, &above, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial;

    #[test]
    fn the_house_keeps_it() {
        trial::keeps(&RULE, check);
    }

    #[test]
    fn it_can_fail() {
        let text = "/// All passwords.\npub fn bad(tx: &mut Tx<'_>) {}\n\
                    /// One, for whoever has a pass.\n#[must_use]\n\
                    pub fn said(tx: &mut Tx<'_>) {}\n\
                    /// One.\npub fn good(tx: &mut Tx<'_>, pass: &Pass) {}\n\
                    /// Ours.\npub(crate) fn near(tx: &mut Tx<'_>) {}\n";
        let door = format!("{text}mod near;\nmod far;\npub use far::{{said, bad}};\n");
        let files = [
            ("ground/org/src/store.rs", door.as_str()),
            ("ground/org/src/store/near.rs", text),
            ("ground/org/src/store/far.rs", text),
            ("ground/org/src/pages.rs", text),
        ];
        let found = trial::found(check, &files);
        assert_eq!(found.len(), 2, "{found:#?}");
        assert!(found[0].contains("store.rs:2: `bad`") && found[1].contains("far.rs:2: `bad`"));
    }
}
