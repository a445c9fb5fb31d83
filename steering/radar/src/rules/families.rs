//! What help is for: money beside rice is two givers for one table, rice beside a wheelchair is
//! not. Pure.

use crate::model::Family;

/// What sponsors give month by month is for living, in money or goods.
pub const FOR_LIVING: Family = Family::Living;

/// What a kind of the society's work is for (catalogue, `kinds.csv`). A kind that is not named
/// here, a chapter's own too, is other help: it meets other help alone.
pub fn family_of_work(kind: &str) -> Family {
    match kind {
        "gift" | "gift-regular" | "gift-adhoc" | "gift-tet" | "cash-help" | "tet-quan-dan"
        | "kitchen" | "zero-stall" | "address-help" => Family::Living,
        "patient-transfer" | "treatment-support" | "patient-support" | "nutrition-child"
        | "nutrition-support" | "prosthetic" | "insurance-card" | "free-exam" | "home-care"
        | "patient-ecosystem" | "hiv" => Family::Treatment,
        "school-kit" | "bicycle" => Family::School,
        "house-new" | "house-repair" | "housing-help" | "water-filter" | "water-sanitation" => {
            Family::Home
        }
        "livelihood" | "cattle" | "safe-fisher" | "fisher-support" => Family::Livelihood,
        _ => Family::Other,
    }
}
