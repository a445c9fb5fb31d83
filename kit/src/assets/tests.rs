//! The weight of a page: what every first visit downloads stays within its budget.

use super::*;

/// Budgets in bytes as sent gzipped (ui-patterns 24, issue: a page ≤ 130 KB in all with fonts).
const BUDGETS: [(&str, usize); 4] =
    [("house.css", 20_000), ("app.js", 40_000), (".woff2", 60_000), ("", 80_000)];

#[test]
fn the_assets_stay_light() {
    for (ending, budget) in BUDGETS {
        let sizes = sizes_gz().into_iter().filter(|(name, _)| name.ends_with(ending));
        let sum: usize = sizes.map(|(_, size)| size).sum();
        assert!(sum > 0 && sum <= budget, "{ending}: {sum} of {budget} bytes");
    }
}

#[test]
fn every_asset_a_page_names_exists() {
    for name in ["house.css", "app.js", "mark.svg"] {
        assert_ne!(path(name), "/assets/unknown", "{name}");
    }
}
