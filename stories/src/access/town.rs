//! The places and people of the access matrix: a small world over the demo, with a report, a
//! person, an organisation, a signer, an account and all that hangs on them at each place.

use crate::certified;
use crate::house::{self, CENTRE, COMMUNE, DISTRICT, Demo, PROVINCE, november, october};
use crate::visitor::Visitor;
use activities::model::{ActivityId, ConsignmentId};
use addresses::AddressId;
use addresses::model::{RoundId, Secrets, SheetId, StepId};
use agreements::AgreementId;
use book::Figures;
use building::model::{ConstructionId, StageId};
use care::model::FileId;
use catalogue::model::KindId;
use cattle::model::{AnimalId, BankId};
use exchange::model::IntakeId;
use help::{HelpId, ReceiverId};
use kernel::db::Tx;
use kernel::ids::AccountId;
use kernel::place::{self, Place};
use kernel::seal::Keys;
use kernel::seal::attachment::AttachmentId;
use kernel::{Result, Role, Who};
use lessons::model::{CertificateId, ClassId};
use people::proof::password::{Hashed, Password, hash_now};
use people::{OfficeId, OrganisationId, PersonId, RoleId, SignerId};
use reporting::model::{LineId, ReportId, TaskId};
use reporting::store::RecipientRow;
use restructuring::model::DecisionId;
use sponsors::SponsorId;
use sponsorship::model::EnquiryId;
use std::sync::Arc;
use targets::TargetId;
use uuid::Uuid;

mod accounts;
mod chain;
mod giving;
mod plain;
mod programs;
mod work;

/// Own (the unit of the grants), below, above, other.
const PLACES: [&str; 4] = [DISTRICT, COMMUNE, PROVINCE, "ca-mau"];
/// The columns of the file: the roles, then nobody.
const COLUMNS: usize = 8;
const PASSWORD: &str = "ba con lạng xóm giềng";

/// The world of the matrix.
pub struct Town {
    /// The demo below it.
    pub demo: Demo,
    /// Somebody of each role, logged in, in the order of the file's columns.
    pub people: Vec<Visitor>,
    /// Own, below, above, other.
    pub places: Vec<Corner>,
}

/// What stands at one place.
pub struct Corner {
    code: &'static str,
    unit: i64,
    /// Its key, as other programs know it.
    key: Uuid,
    cluster: Uuid,
    report: ReportId,
    /// The report of the month before; the province's was issued and published.
    last: ReportId,
    task: TaskId,
    planned: TaskId,
    /// One for each column: taking one off the list is done once.
    recipients: Vec<LineId>,
    /// One for each column, too.
    adjustments: Vec<LineId>,
    person: PersonId,
    office: OfficeId,
    organisation: OrganisationId,
    signer: SignerId,
    account: AccountId,
    role: RoleId,
    activity: ActivityId,
    herd: (BankId, AnimalId),
    construction: (ConstructionId, StageId),
    agreement: AgreementId,
    decision: DecisionId,
    /// The secret of a calendar; whoever has it reads it.
    feed: String,
    class: ClassId,
    certificate: CertificateId,
    care: FileId,
    address: (AddressId, StepId),
    /// A sponsor, and the secret of another one's own page; whoever has it reads it.
    sponsor: (SponsorId, String),
    /// Somebody outside who wishes to help, and a card that is shown.
    enquiry: EnquiryId,
    card: String,
    /// A list of an agency, and the secret of the agency's own page.
    keyed: (radar::ListId, String),
    /// The yearly round, and the page of this place in it.
    round: (RoundId, SheetId),
    consignment: ConsignmentId,
    receiver: ReceiverId,
    /// One for each column and one that is looked at.
    papers: [Vec<AttachmentId>; 10],
    /// One for each column, too.
    helps: Vec<HelpId>,
    kind: KindId,
    intake: IntakeId,
    target: TargetId,
    chain: chain::Chain,
}

impl Town {
    /// Builds it.
    pub async fn build() -> Town {
        let demo = house::sqlite().await;
        let keys: Arc<Keys> = demo.house.shelf::<Arc<Keys>>().expect("keys").as_ref().clone();
        let hash = hash_now(&Password::typed(PASSWORD)).expect("a hash");
        let figures = demo.house.shelf::<Figures>().expect("figures");
        let build = move |tx: &mut Tx<'_>| {
            let centre = house::person(tx, Role::Centre, CENTRE)?;
            let maker = Maker { who: &centre, keys: &keys, hash: &hash, figures: &figures };
            let mut places = Vec::new();
            for (at, code) in PLACES.into_iter().enumerate() {
                places.push(maker.corner(tx, code, at)?);
            }
            let mut tokens = Vec::new();
            for role in Role::ALL {
                let unit = if role == Role::Centre { CENTRE } else { DISTRICT };
                let place = place::find(tx, unit, house::today())?;
                let (account, _) = maker.account(tx, &place, &login(role), role)?;
                tokens.push((role, programs::token(tx, account, &place)?));
            }
            Ok((places, tokens))
        };
        let (places, tokens) = demo.house.db.write(build).await.expect("the town is built");
        let centre_first = |role: &Role| *role != Role::Centre;
        let mut roles = Role::ALL;
        roles.sort_by_key(centre_first);
        let mut people = Vec::new();
        for role in roles {
            let known = Visitor::known(&demo, &login(role), PASSWORD).await;
            let token = tokens.iter().find(|(of, _)| *of == role).expect("a token");
            people.push(known.with_token(token.1.text()));
        }
        people.push(Visitor::guest(&demo));
        assert_eq!(people.len(), COLUMNS);
        Town { demo, people, places }
    }
}

/// This month's report, last month's, a task of each.
type Months = (ReportId, ReportId, TaskId, TaskId);

fn login(role: Role) -> String {
    format!("vai.{}", role.code())
}

/// Who builds the town, and with what.
struct Maker<'a> {
    who: &'a Who,
    keys: &'a Keys,
    hash: &'a Hashed,
    figures: &'a Figures,
}

impl Maker<'_> {
    fn corner(&self, tx: &mut Tx<'_>, code: &'static str, at: usize) -> Result<Corner> {
        let place = place::find(tx, code, house::today())?;
        let (report, last, task, planned) = self.reports(tx, &place)?;
        let (mut recipients, mut adjustments) = (Vec::new(), Vec::new());
        for _ in 0..COLUMNS {
            recipients.push(self.recipient(tx, &place)?);
            adjustments.push(self.adjustment(tx, &place)?);
        }
        let activity = self.activity(tx, &place)?;
        let mut helps = Vec::new();
        for _ in 0..COLUMNS {
            helps.push(self.help(tx, &place, activity)?);
        }
        let (construction, person) = (self.construction(tx, &place)?, self.person(tx, &place)?);
        let (care, class) = (self.care(tx, &place)?, certified::class(tx, self.who, &place)?);
        let (address, agreement) = (self.address(tx, &place)?, self.agreement(tx, &place)?);
        let (goods, herd) = (self.consignment(tx, &place)?, self.herd(tx, &place)?);
        let held = [
            [activity.uuid(), construction.0.uuid()],
            [care.uuid(), class.uuid()],
            [construction.1.uuid(), address.0.uuid()],
            [agreement.uuid(), goods.uuid()],
            [address.1.uuid(), herd.0.uuid()],
        ];
        let papers = self.papers(tx, &place, held.as_flattened())?;
        let (account, role) =
            self.account(tx, &place, &format!("truyen{}", place.id.0), Role::Viewer)?;
        let organisation = self.organisation(tx, &place)?;
        Ok(Corner {
            code,
            unit: place.id.0,
            key: kernel::db::sql("select key from unit where id = $1").bind(place.id).one(tx)?,
            cluster: org::store::all_clusters(tx)?.first().expect("a cluster").id,
            report,
            last,
            task,
            planned,
            recipients,
            adjustments,
            person,
            office: self.office(tx, &place, person)?,
            organisation,
            signer: self.signer(tx, &place, person)?,
            account,
            role,
            activity,
            herd,
            construction,
            agreement,
            decision: self.decision(tx, &place)?,
            feed: self.feed(tx, &place)?,
            papers,
            class,
            certificate: certified::certificate(tx, self.who, self.figures, &place)?,
            care,
            address,
            sponsor: self.sponsor(tx, &place)?,
            enquiry: self.enquiry(tx, &place)?,
            card: self.card(tx)?,
            keyed: self.keyed(tx, &place, organisation)?,
            round: self.round(tx, &place)?,
            receiver: self.receiver(tx, &place, activity)?,
            helps,
            consignment: goods,
            kind: self.kind(tx, &place)?,
            intake: self.intake(tx, &place)?,
            target: self.target(tx, &place)?,
            chain: self.chain(tx, &place, (organisation, account), at)?,
        })
    }

    /// This month's report with a task, and last month's with one that is to be marked.
    fn reports(&self, tx: &mut Tx<'_>, place: &Place) -> Result<Months> {
        let pass = self.who.may(&reporting::acts::TYPE, place)?;
        let (task, planned) = (TaskId::new(), TaskId::new());
        let last = reporting::store::open(tx, &pass, october())?;
        reporting::store::add_task(tx, &pass, planned, last.id, "Việc cũ", None)?;
        let report = reporting::store::open(tx, &pass, november())?;
        reporting::store::add_task(tx, &pass, task, report.id, "Việc", None)?;
        Ok((report.id, last.id, task, planned))
    }

    fn recipient(&self, tx: &mut Tx<'_>, place: &Place) -> Result<LineId> {
        let pass = self.who.may(&reporting::acts::SETTINGS, place)?;
        let line = RecipientRow {
            id: LineId::new(),
            place_in_order: 1,
            body: "Nơi nhận".into(),
            purpose: None,
            channel: None,
            addressed: false,
            version: 0,
        };
        reporting::store::add_recipient(tx, &pass, &line)?;
        Ok(line.id)
    }
}

impl Town {
    /// The units of the places.
    pub fn units(&self) -> [i64; 4] {
        std::array::from_fn(|at| self.places[at].unit)
    }
}

impl Corner {
    /// A route's path with the ids of this place; what has no id here gets a new one.
    pub fn fill(&self, path: &str) -> String {
        let fresh = Uuid::now_v7().to_string();
        let ids = [
            ("{token}", fresh.clone()),
            ("{collection}", "units".to_owned()),
            ("{feature}", self.key.to_string()),
            ("{account}", self.account.to_string()),
            ("{person}", self.person.to_string()),
            ("{organisation}", self.organisation.to_string()),
            ("{signer}", self.signer.to_string()),
            ("{unit}", self.unit.to_string()),
            ("{month}", "2024-11".to_owned()),
            ("{name}", "unknown.css".to_owned()),
            ("{session}", fresh),
            ("{office}", self.office.to_string()),
            ("{role}", self.role.to_string()),
            ("{activity}", self.activity.to_string()),
            ("{consignment}", self.consignment.to_string()),
            ("{construction}", self.construction.0.to_string()),
            ("{stage}", self.construction.1.to_string()),
            ("{care}", self.care.to_string()),
            ("{address}", self.address.0.to_string()),
            ("{step}", self.address.1.to_string()),
            ("{sponsor}", self.sponsor.0.to_string()),
            ("{own}", self.sponsor.1.clone()),
            ("{enquiry}", self.enquiry.to_string()),
            ("{card}", self.card.clone()),
            ("{keyed}", self.keyed.0.to_string()),
            ("{agency}", self.keyed.1.clone()),
            ("{round}", self.round.0.to_string()),
            ("{commune}", self.round.1.to_string()),
            ("{class}", self.class.to_string()),
            ("{certificate}", self.certificate.to_string()),
            ("{paper}", self.papers[work::of_what(path)][COLUMNS].to_string()),
            ("{agreement}", self.agreement.to_string()),
            ("{target}", self.target.to_string()),
            ("{decision}", self.decision.to_string()),
            ("{feed}", self.feed.clone()),
            ("{bank}", self.herd.0.to_string()),
            ("{animal}", self.herd.1.to_string()),
            ("{receiver}", self.receiver.to_string()),
            ("{kind}", self.kind.to_string()),
            ("{intake}", self.intake.to_string()),
            ("{campaign}", "CMP-15".to_owned()),
            ("{report}", self.last.to_string()),
        ];
        let ids = ids.into_iter().chain(self.chain_in_path());
        ids.fold(path.to_owned(), |path, (name, id)| path.replace(name, &id))
    }

    /// The query of a page about this place.
    pub fn query(&self, path: &str) -> String {
        let open = ["/ogc", "/du-lieu-mo", "/dia-chi-nhan-dao"];
        if open.iter().any(|start| path.starts_with(start)) {
            return String::new();
        }
        if path == "/clusters" {
            return format!("cluster={}&month=2024-10", self.cluster);
        }
        let step = match path.split('/').nth(1) {
            Some("cattle") => "birth",
            Some("care") => "close",
            _ => "stop",
        };
        format!(
            "unit={}&month=2024-11&figure=gift_parcels&cell=blood_units&section=intro&report={}\
             &step={}&what={}&kind={}{}",
            self.code,
            self.report,
            step,
            if path.starts_with("/sponsorship") { "slot" } else { "need" },
            if path.starts_with("/activities") { "gift" } else { "" },
            chain::span_of(path)
        )
    }

    /// A form with a plausible word for every field; versions are old on purpose, so that nothing
    /// the matrix asks is done twice.
    pub fn form(&self, path: &str, word: &str, column: usize) -> Vec<(&'static str, String)> {
        let task = if path.ends_with("/task/mark") { self.planned } else { self.task };
        let fresh = || Uuid::now_v7().to_string();
        let id = match path {
            "/reports/recipient/close" => self.recipients[column].to_string(),
            "/reports/adjust/back" => self.adjustments[column].to_string(),
            _ => self.chain_ended(path, column).unwrap_or_else(fresh),
        };
        // A cell that was never typed has no older version.
        let base = if path.ends_with("/cell") { "0" } else { "99" };
        let own = [
            ("unit", self.code.to_owned()),
            ("report", self.report.to_string()),
            ("task", task.to_string()),
            ("step", word.to_owned()),
            ("help", self.helps[column].to_string()),
            ("paper", self.papers[work::of_what(path)][column].to_string()),
            ("base", base.to_owned()),
            ("person", self.person.to_string()),
            ("event", self.event()),
            ("id", id),
            ("key", fresh()),
            ("role_id", fresh()),
            ("move", fresh()),
        ];
        let plain = plain::PLAIN.iter().map(|(name, value)| (*name, (*value).to_owned()));
        // A dossier opens field by field: all of them are asked for.
        let opened = Secrets::ALL.iter().filter(|_| path == "/addresses/{address}/open");
        let opened = opened.map(|field| ("fields", field.code().to_owned()));
        own.into_iter().chain(plain).chain(opened).collect()
    }
}
