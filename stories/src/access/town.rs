//! The places and people of the access matrix: a small world over the demo, with a report, a
//! person, an organisation, a signer and an account at each place.

use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::pass::Grant;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Day, Instant, Month, Result, Role, Who};
use kit::House;
use people::proof::password::{Hashed, Password, hash_now};
use people::{
    Capacity, NewAccount, NewOrganisation, NewPerson, NewSigner, OrganisationId, PersonId, SignerId,
};
use program::demo;
use reporting::model::{ReportId, TaskId};
use std::sync::Arc;
use uuid::Uuid;

/// The unit of the grants, and the four places asked for.
const OWN: &str = "kien-giang/huyen-giang-thanh";
const PLACES: [&str; 4] = [OWN, "kien-giang/huyen-giang-thanh/xa-phu-loi", "kien-giang", "ca-mau"];

/// The world of the matrix.
pub struct Town {
    /// The house, over a demo in a temporary folder.
    pub house: House,
    /// A person of each role, in the order of the file's columns.
    pub people: Vec<Who>,
    /// Own, below, above, other.
    pub places: Vec<Corner>,
    _folder: tempfile::TempDir,
}

/// What stands at one place.
pub struct Corner {
    code: &'static str,
    unit: i64,
    report: ReportId,
    task: TaskId,
    person: PersonId,
    organisation: OrganisationId,
    signer: SignerId,
    account: AccountId,
}

fn today() -> Day {
    Day::of(2024, 11, 1).expect("a day")
}

impl Town {
    /// Builds it.
    pub async fn build() -> Town {
        let folder = tempfile::tempdir().expect("a folder");
        let database = format!("sqlite:{}", folder.path().join("nhanai.db").display());
        let told = "the demo opens";
        let house = demo::open(&database, today()).await.map_err(|_| told).expect(told);
        demo::seed(&house).await.map_err(|_| told).expect(told);
        let keys: Arc<Keys> = house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone();
        let hash = hash_now(&Password::typed("ba con lạng xóm giềng")).expect("a hash");
        let build = move |tx: &mut Tx<'_>| {
            let centre = who(tx, Some(Role::Centre), "trung-uong")?;
            let mut places = Vec::new();
            for code in PLACES {
                places.push(corner(tx, &centre, &keys, &hash, code)?);
            }
            let mut people = vec![centre];
            for role in Role::ALL.into_iter().filter(|role| *role != Role::Centre) {
                people.push(who(tx, Some(role), OWN)?);
            }
            people.push(who(tx, None, OWN)?);
            for who in &people {
                settled(tx, &hash, &people[0], who)?;
            }
            Ok((people, places))
        };
        let (people, places) = house.db.write(build).await.expect("the town is built");
        Town { house, people, places, _folder: folder }
    }
}

/// His account is a real one, so that the pages of one's own answer him.
fn settled(tx: &mut Tx<'_>, hash: &Hashed, centre: &Who, who: &Who) -> Result<()> {
    let Some(id) = who.account_id() else { return Ok(()) };
    let place = place::find(tx, OWN, today())?;
    let pass = centre.may(&people::acts::ACCOUNT_ADD, &place)?;
    let new = NewAccount {
        id,
        login: format!("vai.{}", who.name()),
        display_name: who.name().to_owned(),
        person: None,
        password: hash.clone(),
        must_change: false,
        lang: "vi".into(),
    };
    people::accounts::create(tx, &pass, &new)?;
    Ok(())
}

/// Somebody with one role at one unit, as the session would know him.
fn who(tx: &mut Tx<'_>, role: Option<Role>, unit: &str) -> Result<Who> {
    let at = Instant(1_730_430_000_000);
    let Some(role) = role else { return Ok(Who::nobody(at, today())) };
    let unit = place::find(tx, unit, today())?.id;
    let grant = Grant { role, unit, from: Day::FIRST, until: Day::LAST };
    Ok(Who::account(AccountId::new(), role.code(), vec![grant], at, today()))
}

fn corner(
    tx: &mut Tx<'_>,
    centre: &Who,
    keys: &Keys,
    hash: &Hashed,
    code: &'static str,
) -> Result<Corner> {
    let place = place::find(tx, code, today())?;
    let month = Month::parse("2024-11")?;
    let pass = centre.may(&reporting::acts::TYPE, &place)?;
    let report = reporting::store::open(tx, &pass, month)?;
    let task = TaskId::new();
    reporting::store::add_task(tx, &pass, task, report.id, "Việc", None)?;
    let person = PersonId::new();
    let pass = centre.may(&people::acts::PERSON_ADD, &place)?;
    let new = NewPerson {
        id: person,
        full_name: "Người Trong Truyện".into(),
        birth_year: None,
        sex: None,
        phone: None,
    };
    people::persons::add(tx, &pass, keys, &new)?;
    let organisation = OrganisationId::new();
    let pass = centre.may(&people::acts::ORGANISATION_ADD, &place)?;
    let new = NewOrganisation {
        id: organisation,
        kind: people::Kind::ALL[0],
        name: "Tổ chức trong truyện".into(),
        short_name: String::new(),
    };
    people::organisations::add(tx, &pass, &new)?;
    let signer = SignerId::new();
    let pass = centre.may(&people::acts::SIGNER_ADD, &place)?;
    let new = NewSigner {
        id: signer,
        person,
        capacity: Capacity::ByOrder,
        first_line: "TL. CHỦ TỊCH".into(),
        second_line: "CHÁNH VĂN PHÒNG".into(),
        from: today(),
        until: Day::LAST,
    };
    people::signers::add(tx, &pass, &new)?;
    let account = AccountId::new();
    let pass = centre.may(&people::acts::ACCOUNT_ADD, &place)?;
    let new = NewAccount {
        id: account,
        login: format!("truyen{}", place.id.0),
        display_name: "Người trong truyện".into(),
        person: None,
        password: hash.clone(),
        must_change: false,
        lang: "vi".into(),
    };
    people::accounts::create(tx, &pass, &new)?;
    let (unit, report) = (place.id.0, report.id);
    Ok(Corner { code, unit, report, task, person, organisation, signer, account })
}

impl Corner {
    /// A route's path with the ids of this place; what has no id here gets a new one.
    pub fn fill(&self, path: &str) -> String {
        let fresh = Uuid::now_v7().to_string();
        let ids = [
            ("{account}", self.account.to_string()),
            ("{person}", self.person.to_string()),
            ("{organisation}", self.organisation.to_string()),
            ("{signer}", self.signer.to_string()),
            ("{unit}", self.unit.to_string()),
            ("{month}", "2024-11".to_owned()),
            ("{name}", "unknown.css".to_owned()),
            ("{session}", fresh.clone()),
            ("{office}", fresh.clone()),
            ("{role}", fresh),
        ];
        ids.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id))
    }

    /// The query of a page about this place.
    pub fn query(&self, _word: &str) -> String {
        format!(
            "unit={}&month=2024-11&figure=gift_parcels&cell=gift_parcels&section=intro&report={}",
            self.code, self.report
        )
    }

    /// A form with a plausible word for every field; versions are old on purpose, so that nothing
    /// the matrix asks is done twice.
    pub fn form(&self, word: &str) -> String {
        let pairs = [
            ("unit", self.code.to_owned()),
            ("report", self.report.to_string()),
            ("task", self.task.to_string()),
            ("version", "0".into()),
            ("step", word.to_owned()),
            ("note", "xem".into()),
            ("confirm", "yes".into()),
            ("figure", "gift_parcels".into()),
            ("cell", "gift_parcels".into()),
            ("value", "1".into()),
            ("base", if word == "cell" { "0" } else { "99" }.into()),
            ("key", Uuid::now_v7().to_string()),
            ("id", Uuid::now_v7().to_string()),
            ("body", "m".into()),
            ("section", "intro".into()),
            ("outcome", "done".into()),
            ("name", "Ten".into()),
            ("display_name", "Ten".into()),
            ("full_name", "Ten+Nguoi".into()),
            ("login", "ten.moi".into()),
            ("position", "Chu+tich".into()),
            ("first_line", "TL.+CHU+TICH".into()),
            ("second_line", "CHANH+VAN+PHONG".into()),
            ("capacity", "by-order".into()),
            ("person", self.person.to_string()),
            ("kind", "department".into()),
            ("level", "branch".into()),
            ("role", "viewer".into()),
            ("role_id", Uuid::now_v7().to_string()),
            ("from", "01/11/2024".into()),
            ("until", "30/11/2024".into()),
            ("on", "30/11/2024".into()),
            ("why", "het+viec".into()),
            ("purpose", "xac+minh".into()),
            ("lang", "vi".into()),
        ];
        let pairs = pairs.iter().map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join("&")
    }
}
