//! How things stand between rounds: what each address lacks and each sponsor has left. What is
//! given here is given nowhere but in the list of proposals.

use crate::cost;
use crate::model::{Address, Proposal, Reason, Sponsor};

/// An address and what it still lacks.
#[derive(Debug, Clone)]
pub struct Need {
    /// The address.
    pub address: Address,
    /// Đồng a month to the norm; 0 when proposals bring it there.
    pub lacks: i64,
    /// The sponsor, by its place in the standing, that brings it to the norm alone.
    pub placed: Option<usize>,
    /// How many sponsors are proposed that help it partly.
    pub partly: u32,
}

/// A sponsor and what it has left.
#[derive(Debug, Clone)]
pub struct Giver {
    /// The sponsor.
    pub sponsor: Sponsor,
    /// Đồng a month.
    pub amount: i64,
    /// Addresses that it takes at most.
    pub at_most: u32,
    /// Addresses that the norm asks of it.
    pub owes: u32,
}

impl Giver {
    /// Whether it can give anything to one more address.
    pub fn is_open(&self) -> bool {
        self.amount > 0 && self.at_most > 0
    }
}

/// Both sides, by key.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Addresses that lack something.
    pub needs: Vec<Need>,
    /// Sponsors, those without means too.
    pub givers: Vec<Giver>,
}

impl Standing {
    /// Before the first round.
    pub fn of(addresses: &[Address], sponsors: &[Sponsor]) -> Standing {
        let (mut addresses, mut sponsors) = (addresses.to_vec(), sponsors.to_vec());
        addresses.sort_by_key(|address| address.key);
        addresses.dedup_by_key(|address| address.key);
        sponsors.sort_by_key(|sponsor| sponsor.key);
        sponsors.dedup_by_key(|sponsor| sponsor.key);
        let need =
            |address: Address| Need { address, lacks: address.lacks, placed: None, partly: 0 };
        let giver = |sponsor: Sponsor| Giver {
            sponsor,
            amount: sponsor.amount,
            at_most: sponsor.at_most,
            owes: sponsor.owes,
        };
        Standing {
            needs: addresses.into_iter().filter(|address| address.lacks > 0).map(need).collect(),
            givers: sponsors.into_iter().map(giver).collect(),
        }
    }

    /// A sponsor brings an address to the norm alone.
    pub fn take(&mut self, giver: usize, need: usize) {
        self.needs[need].placed = Some(giver);
        let lacks = self.needs[need].lacks;
        self.pay(giver, need, lacks);
    }

    /// The sponsor that had an address alone gives it back. What it owes is counted anew by
    /// [`Standing::whole`].
    pub fn release(&mut self, need: usize, giver: usize) {
        let (giver, need) = (&mut self.givers[giver], &mut self.needs[need]);
        need.placed = None;
        need.lacks = need.address.lacks;
        giver.amount += need.lacks;
        giver.at_most += 1;
    }

    /// All that were taken alone, with reasons.
    pub fn whole(&mut self) -> Vec<Proposal> {
        for giver in &mut self.givers {
            giver.owes = giver.sponsor.owes;
        }
        let (givers, mut proposals) = (&mut self.givers, Vec::new());
        for need in &self.needs {
            let Some(giver) = need.placed.map(|giver| &mut givers[giver]) else { continue };
            proposals.push(proposal(giver, need, need.address.lacks, Reason::ReachesNorm));
            giver.owes = giver.owes.saturating_sub(1);
        }
        proposals
    }

    /// Gives a part and says why, `how` first.
    pub fn give(&mut self, giver: usize, need: usize, amount: i64, how: Reason) -> Proposal {
        let proposal = proposal(&self.givers[giver], &self.needs[need], amount, how);
        self.pay(giver, need, amount);
        if how == Reason::HelpsPartly {
            self.needs[need].partly += 1;
        }
        proposal
    }

    fn pay(&mut self, giver: usize, need: usize, amount: i64) {
        let giver = &mut self.givers[giver];
        giver.amount -= amount;
        giver.at_most -= 1;
        giver.owes = giver.owes.saturating_sub(1);
        self.needs[need].lacks -= amount;
    }

    /// How well two go together; none where a wish would be broken.
    pub fn fit(&self, giver: usize, need: usize) -> Option<cost::Fit> {
        cost::fit(&self.givers[giver].sponsor, &self.needs[need].address)
    }
}

fn proposal(giver: &Giver, need: &Need, amount: i64, how: Reason) -> Proposal {
    let mut reasons = vec![how];
    reasons.extend(because(giver, &need.address));
    Proposal { address: need.address.key, sponsor: giver.sponsor.key, amount, reasons }
}

fn because(giver: &Giver, address: &Address) -> Vec<Reason> {
    let sponsor = &giver.sponsor;
    let mut reasons = Vec::new();
    if sponsor.wish_class.is_some() {
        reasons.push(Reason::WishedClass);
    }
    let wished = sponsor.wish_place.and_then(|unit| address.place.within(unit));
    let same = sponsor.near.and_then(|near| address.place.shares(&near));
    reasons.extend(wished.map(Reason::WishedPlace));
    reasons.extend(same.map(Reason::SamePlace));
    if wished.is_none() && same.is_none() {
        reasons.push(Reason::AnyPlace);
    }
    if giver.owes > 0 {
        reasons.push(Reason::OwesAddresses);
    }
    if address.waits > 0 {
        reasons.push(Reason::Waited { months: address.waits });
    }
    reasons
}
