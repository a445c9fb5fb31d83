//! The shipped tables, embedded so that an installed program stands alone, and their lines as they
//! are read. What each file is and where it comes from: data/README.md. Nothing is derived here.

use serde::Deserialize;
use serde::de::DeserializeOwned;

macro_rules! shipped {
    ($($name:ident $file:literal)*) => {
        $(pub(super) const $name: &str =
            include_str!(concat!("../../../../data/", $file));)*
    };
}

shipped! {
    OLD_PROVINCES "admin-units/legacy_provinces.csv"
    OLD_DISTRICTS "admin-units/legacy_districts.csv"
    OLD_COMMUNES "admin-units/legacy_communes.csv"
    NEW_PROVINCES "admin-units/provinces.csv"
    NEW_COMMUNES "admin-units/communes.csv"
    PROVINCE_SUCCESSION "admin-units/succession_provinces_2025.csv"
    COMMUNE_SUCCESSION "admin-units/succession_communes_2025.csv"
    PROVINCE_SHAPES "map/provinces.geojson"
    COMMUNE_SHAPES "map/communes.geojson"
    SOCIETY_UNITS "society/units.csv"
    LEVELS "society/levels.csv"
    BODIES "society/bodies.csv"
    CLUSTERS "society/clusters.csv"
}

/// Reads one of the tables. They are part of the program: a line that does not parse is a broken
/// build, which the tests find by counting, and reads as absent.
pub(super) fn rows<T: DeserializeOwned>(text: &str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes()).into_deserialize().filter_map(Result::ok).collect()
}

/// A province on either map; degrees as text, so that no digit is lost.
#[derive(Deserialize)]
pub(super) struct Province {
    pub code: String,
    pub name: String,
    pub lat: String,
    pub lon: String,
}

/// A district, or a commune on either map (only the old ones have a district).
#[derive(Deserialize)]
pub(super) struct Below {
    pub code: String,
    pub name: String,
    #[serde(default)]
    pub district_code: String,
    pub province_code: String,
    pub lat: String,
    pub lon: String,
}

/// An old province went into a new one.
#[derive(Deserialize)]
pub(super) struct ProvinceLink {
    pub old_code: String,
    pub new_code: String,
}

/// An old commune, or one of the five island districts without communes, went into a new commune.
#[derive(Deserialize)]
pub(super) struct CommuneLink {
    pub old_level: String,
    pub old_code: String,
    pub new_code: String,
    pub transfer: String,
    pub is_default_target: String,
}

/// A unit that the source documents name and the official lists lack.
#[derive(Deserialize)]
pub(super) struct SocietyUnit {
    pub key: String,
    pub code: String,
    pub name: String,
    pub short_name: String,
    pub level: String,
    pub parent: String,
    pub until: String,
}
