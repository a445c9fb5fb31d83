//! How rare communes, hamlets, districts and provinces are among the people of a list. It never
//! compares two of them.

use super::{float, share};
use crate::key::Map;
use crate::person::People;
use crate::place::Place;

/// How rare places are; natural logarithms of shares.
pub(crate) struct PlaceRarity {
    pub many: f32,
    communes: Map<u64, f32>,
    districts: Map<u32, f32>,
    provinces: Map<u32, f32>,
    within: Map<[u64; 3], f32>,
    /// By the number of the hamlet's name.
    pub hamlets: Vec<f32>,
}

/// Before a hamlet is common in its commune, it must be seen so often.
const DOUBT: f32 = 5.0;

/// What [`PlaceRarity::within`] counts.
const HAMLET: u64 = 0;
const DISTRICT: u64 = 1;
const PROVINCE: u64 = 2;

impl PlaceRarity {
    pub(crate) fn count(people: &People) -> PlaceRarity {
        let mut rarity = PlaceRarity::empty(float(people.list.len()));
        let mut seen = vec![0.0_f32; people.places.len()];
        rarity.hamlets = vec![0.0; people.hamlets.len()];
        for person in &people.list {
            if let Some(seen) = seen.get_mut(person.place as usize) {
                *seen += 1.0;
            }
            if person.hamlet != 0 {
                rarity.hamlets[person.hamlet as usize] += 1.0;
                let commune = people.places.get(person.place).commune_key();
                *rarity.within.entry([HAMLET, commune, person.hamlet.into()]).or_default() += 1.0;
            }
        }
        for (number, seen) in seen.into_iter().enumerate() {
            let place = people.places.get(u32::try_from(number).unwrap_or(0));
            rarity.add(&place, seen);
        }
        rarity
    }

    pub(crate) fn empty(many: f32) -> PlaceRarity {
        PlaceRarity {
            many,
            communes: Map::default(),
            districts: Map::default(),
            provinces: Map::default(),
            within: Map::default(),
            hamlets: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, place: &Place, seen: f32) {
        let (commune, district, province) = (place.commune_key(), place.district, place.province);
        if commune != 0 {
            *self.communes.entry(commune).or_default() += seen;
        }
        if district != 0 {
            *self.districts.entry(district).or_default() += seen;
            *self.within.entry([DISTRICT, commune, district.into()]).or_default() += seen;
        }
        if province != 0 {
            *self.provinces.entry(province).or_default() += seen;
            *self.within.entry([PROVINCE, district.into(), province.into()]).or_default() += seen;
        }
    }

    pub(crate) fn commune(&self, place: &Place) -> f32 {
        let seen = self.communes.get(&place.commune_key()).copied().unwrap_or(1.0);
        share(seen, self.many)
    }

    pub(crate) fn hamlet(&self, hamlet: u32) -> f32 {
        share(self.hamlets.get(hamlet as usize).copied().unwrap_or(1.0), self.many)
    }

    /// A hamlet among the people of its commune.
    pub(crate) fn hamlet_within(&self, place: &Place, hamlet: u32) -> f32 {
        let commune = place.commune_key();
        let of = self.communes.get(&commune).copied().unwrap_or(0.0);
        self.part([HAMLET, commune, hamlet.into()], of, self.hamlet(hamlet))
    }

    pub(crate) fn district(&self, place: &Place) -> f32 {
        let seen = self.districts.get(&place.district).copied().unwrap_or(1.0);
        share(seen, self.many)
    }

    /// A district among those whose commune has this name.
    pub(crate) fn district_within(&self, place: &Place) -> f32 {
        let commune = place.commune_key();
        let of = self.communes.get(&commune).copied().unwrap_or(0.0);
        self.part([DISTRICT, commune, place.district.into()], of, self.district(place))
    }

    pub(crate) fn province(&self, place: &Place) -> f32 {
        let seen = self.provinces.get(&place.province).copied().unwrap_or(1.0);
        share(seen, self.many)
    }

    /// A province among those whose district has this name.
    pub(crate) fn province_within(&self, place: &Place) -> f32 {
        let district = place.district;
        let of = self.districts.get(&district).copied().unwrap_or(0.0);
        let key = [PROVINCE, district.into(), place.province.into()];
        self.part(key, of, self.province(place))
    }

    /// A share within a group, leaning on the share among all while few were seen.
    fn part(&self, key: [u64; 3], of: f32, among_all: f32) -> f32 {
        let seen = self.within.get(&key).copied().unwrap_or(0.0);
        let (seen, of) = ((seen - 2.0).max(0.0), (of - 2.0).max(0.0));
        ((seen + DOUBT * among_all.exp()) / (of + DOUBT)).clamp(1e-9, 1.0).ln()
    }
}
