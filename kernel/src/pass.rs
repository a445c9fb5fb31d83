//! Who may do what, where. A store asks for a [`Pass`]; a pass can only be had from [`Who::may`]
//! (or, for the portal and for jobs, from the two named doors below). Nothing fails open: when no
//! grant speaks for it the answer is *unknown*, so that nobody learns what exists.

#[cfg(test)]
mod tests;

use crate::day::{Day, Instant};
use crate::error::{Error, Result};
use crate::ids::{AccountId, UnitId};
use crate::place::Place;
use crate::seal::Level;

/// What a person is to a unit and all under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The Central Society: everything, everywhere under the unit of the grant.
    Centre,
    /// Approves and issues what the units below send.
    Approver,
    /// Records and types.
    Clerk,
    /// Records what they did themselves; it waits for a colleague's eyes. Sees nothing else.
    Volunteer,
    /// Reads figures and documents.
    Viewer,
    /// Reads everything that is not sealed, the journal too, and changes nothing.
    Auditor,
    /// Keeps the program running: users, settings, copies; no figures of people.
    Technician,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Role; 7] = [
        Role::Centre,
        Role::Approver,
        Role::Clerk,
        Role::Volunteer,
        Role::Viewer,
        Role::Auditor,
        Role::Technician,
    ];

    /// The stable code kept in the database and in message keys (`role-<code>`).
    pub fn code(self) -> &'static str {
        match self {
            Role::Centre => "centre",
            Role::Approver => "approver",
            Role::Clerk => "clerk",
            Role::Volunteer => "volunteer",
            Role::Viewer => "viewer",
            Role::Auditor => "auditor",
            Role::Technician => "technician",
        }
    }

    /// The role with this code.
    pub fn read(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether the role may ever change a row.
    pub fn may_write(self) -> bool {
        !matches!(self, Role::Viewer | Role::Auditor)
    }
}

/// Something that can be done: declared once by a capability, named in the journal and in the
/// access matrix.
#[derive(Debug)]
pub struct Act {
    /// `capability.thing.verb`.
    pub name: &'static str,
    /// The roles that may.
    pub roles: &'static [Role],
    /// Whether it changes rows.
    pub writes: bool,
    /// The highest level of data it may see unmasked.
    pub sees: Level,
    /// Whether a job of the program may do it in its own name.
    pub by_job: bool,
}

/// A role over a unit and all under it, for a span of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The unit it is given for.
    pub unit: UnitId,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
}

/// The person (or job) behind a request, with the rights of today and the time of the request.
#[derive(Debug, Clone)]
pub struct Who {
    name: String,
    actor: Actor,
    grants: Vec<Grant>,
    link: Option<(&'static Act, UnitId)>,
    at: Instant,
    today: Day,
}

/// What kind of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Nobody has logged in.
    Nobody,
    /// An account.
    Account(AccountId),
    /// A job of the program, by name.
    Job(&'static str),
    /// Whoever holds a secret link that an officer gave to somebody without an account.
    Link,
}

/// How far a pass reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// A unit and all under it.
    Under(UnitId),
    /// Only what is the account's own.
    Own(AccountId),
    /// What anyone may see.
    Public,
}

/// Proof that someone may do an act somewhere. It cannot be made outside this file.
#[derive(Debug, Clone)]
pub struct Pass {
    act: &'static Act,
    actor: Actor,
    name: String,
    reach: Reach,
    at: Instant,
    today: Day,
}

impl Who {
    /// A person with the grants that live on `today`; the caller (the session) has checked them.
    pub fn account(
        account: AccountId,
        name: impl Into<String>,
        grants: Vec<Grant>,
        at: Instant,
        today: Day,
    ) -> Who {
        let grants = grants.into_iter().filter(|g| g.from <= today && today <= g.until).collect();
        Who { name: name.into(), actor: Actor::Account(account), grants, link: None, at, today }
    }

    /// Somebody without an account.
    pub fn nobody(at: Instant, today: Day) -> Who {
        Who { name: String::new(), actor: Actor::Nobody, grants: Vec::new(), link: None, at, today }
    }

    /// A job of the program.
    pub fn job(name: &'static str, at: Instant, today: Day) -> Who {
        Who {
            name: name.into(),
            actor: Actor::Job(name),
            grants: Vec::new(),
            link: None,
            at,
            today,
        }
    }

    /// Whoever holds a secret link: it opens one act at one unit and nothing else. The caller has
    /// found the link by its secret and seen that it is open.
    pub fn link(
        name: impl Into<String>,
        (act, unit): (&'static Act, UnitId),
        at: Instant,
        today: Day,
    ) -> Who {
        let (name, link) = (name.into(), Some((act, unit)));
        Who { name, actor: Actor::Link, grants: Vec::new(), link, at, today }
    }

    /// The same person with the rights of another for whom they stand in, under both names.
    pub fn standing_in(&self, name: impl Into<String>, grants: Vec<Grant>) -> Who {
        let today = self.today;
        let grants = grants.into_iter().filter(|g| g.from <= today && today <= g.until).collect();
        Who { name: name.into(), grants, ..self.clone() }
    }

    /// Whether an account has logged in.
    pub fn is_known(&self) -> bool {
        matches!(self.actor, Actor::Account(_))
    }

    /// The account, if one has logged in.
    pub fn account_id(&self) -> Option<AccountId> {
        match self.actor {
            Actor::Account(id) => Some(id),
            _ => None,
        }
    }

    /// The display name of the account or job.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The grants that live today.
    pub fn grants(&self) -> &[Grant] {
        &self.grants
    }

    /// The day of the request, by the program's clock.
    pub fn today(&self) -> Day {
        self.today
    }

    /// The instant of the request.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// A pass for an act at a unit (and all under it), if a grant speaks for it.
    pub fn may(&self, act: &'static Act, place: &Place) -> Result<Pass> {
        let allowed = match self.actor {
            Actor::Job(_) => act.by_job,
            Actor::Nobody => false,
            Actor::Link => {
                self.link.is_some_and(|(own, unit)| own.name == act.name && unit == place.id)
            }
            Actor::Account(_) => self.grants.iter().any(|grant| {
                act.roles.contains(&grant.role)
                    && (!act.writes || grant.role.may_write())
                    && place.chain.contains(&grant.unit)
            }),
        };
        if allowed { Ok(self.pass(act, Reach::Under(place.id))) } else { Err(Error::NotFound) }
    }

    /// A pass for what is the account's own (its password, its sessions).
    pub fn may_own(&self, act: &'static Act) -> Result<Pass> {
        match self.actor {
            Actor::Account(id) => Ok(self.pass(act, Reach::Own(id))),
            _ => Err(Error::NotFound),
        }
    }

    /// A pass for what anyone may see or do (log-in, the public pages).
    pub fn may_public(&self, act: &'static Act) -> Pass {
        self.pass(act, Reach::Public)
    }

    fn pass(&self, act: &'static Act, reach: Reach) -> Pass {
        Pass {
            act,
            actor: self.actor,
            name: self.name.clone(),
            reach,
            at: self.at,
            today: self.today,
        }
    }
}

impl Pass {
    /// The act it was given for.
    pub fn act(&self) -> &'static Act {
        self.act
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// The display name of who acts.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How far it reaches.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The unit it reaches under; unknown for a pass of another kind.
    pub fn unit(&self) -> Result<UnitId> {
        match self.reach {
            Reach::Under(unit) => Ok(unit),
            _ => Err(Error::NotFound),
        }
    }

    /// Whether values of this level are shown unmasked.
    pub fn sees(&self, level: Level) -> bool {
        level <= self.act.sees
    }

    /// The instant of the request.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// The day of the request, by the program's clock.
    pub fn today(&self) -> Day {
        self.today
    }
}
