//! What stands at each place of the matrix of work: a piece of it, goods, a kind, an adjustment.

use super::Maker;
use crate::access::fields::mark;
use crate::house::{self, november};
use activities::model::{ActivityId, ConsignmentId, ConsignmentRow, Draft, Parts};
use addresses::model::{RoundId, SheetId};
use addresses::store::round::NewSheet;
use agreements::{AgreementId, AgreementRow};
use building::model::{ConstructionId, ConstructionRow, Stage, StageId};
use care::model::FileId;
use catalogue::ValueSource;
use catalogue::model::{KindId, NewKind};
use cattle::desk::{Came, Hand, NewAnimal};
use cattle::model::{AnimalId, BankId, BankRow, Sex};
use exchange::model::{IntakeId, State, What};
use exchange::store;
use help::{HelpId, NewHelp, NewReceiver, ReceiverId};
use kernel::db::Tx;
use kernel::place::Place;
use kernel::seal::Secret;
use kernel::seal::attachment::{self, AttachmentId};
use kernel::{Day, Error, Instant, Result, Role};
use reporting::model::{LineId, NewAdjustment};
use restructuring::model::{DecisionId, DecisionWords, MoveRow, Sort};
use targets::{TargetId, TargetRow};
use uuid::Uuid;

/// What holds papers.
const SUBJECTS: [&str; 10] = [
    "activity",
    "construction",
    "care_file",
    "training_class",
    "construction_stage",
    "address",
    "agreement",
    "consignment",
    "address_step",
    "herd_bank",
];

/// Whose papers a path is about.
pub(super) fn of_what(path: &str) -> usize {
    match path.split('/').nth(1) {
        Some("constructions") if path.starts_with("/constructions/stages") => 4,
        Some("constructions") => 1,
        Some("care") => 2,
        Some("classes") => 3,
        Some("addresses") if path.starts_with("/addresses/steps") => 8,
        Some("addresses") => 5,
        Some("agreements") => 6,
        Some("consignments") => 7,
        Some("cattle") => 9,
        _ => 0,
    }
}

impl Maker<'_> {
    pub(super) fn adjustment(&self, tx: &mut Tx<'_>, place: &Place) -> Result<LineId> {
        let pass = self.who.may(&reporting::acts::TYPE, place)?;
        let report = reporting::store::open(tx, &pass, november())?;
        let new = NewAdjustment {
            id: LineId::new(),
            figure: "gift_parcels",
            amount: 1,
            reason: "Một suất chưa có hồ sơ".into(),
        };
        reporting::store::add_adjustment(tx, &pass, &report, &new)?;
        Ok(new.id)
    }

    /// An old report that waits to be confirmed.
    pub(super) fn intake(&self, tx: &mut Tx<'_>, place: &Place) -> Result<IntakeId> {
        let pass = self.who.may(&exchange::acts::SEND, place)?;
        let id = IntakeId::new();
        store::add(tx, &pass, id, (What::History, 1), Some(november()))?;
        let file = store::File { name: "báo cáo.txt".into(), bytes: b"Hai suat qua".to_vec() };
        store::add_file(tx, &pass, (self.keys, place), id, &file)?;
        let row = store::get(tx, &pass, id)?;
        let change = store::Change { state: Some(State::Judged), ..store::Change::default() };
        store::step(tx, &pass, &row, &change)?;
        Ok(id)
    }

    /// A target of the year.
    pub(super) fn target(&self, tx: &mut Tx<'_>, place: &Place) -> Result<TargetId> {
        let pass = self.who.may(&targets::acts::SET, place)?;
        let row = TargetRow {
            id: TargetId::new(),
            unit: place.id,
            year: 2024,
            figure: "blood_units".into(),
            amount: Some(12),
            basis: "Kế hoạch".into(),
            version: 1,
        };
        targets::store::add(tx, &pass, &row)?;
        Ok(row.id)
    }

    /// Work that nobody has counted yet.
    pub(super) fn activity(&self, tx: &mut Tx<'_>, place: &Place) -> Result<ActivityId> {
        let day = house::today();
        let draft = Draft {
            id: ActivityId::new(),
            key: Uuid::now_v7(),
            base: 0,
            kind: "gift".into(),
            from: day,
            until: day,
            place: None,
            title: String::new(),
            story: String::new(),
            campaign: None,
            at_least: false,
            parts: Parts { counts: vec![("parcels".into(), 1)], ..Parts::default() },
            consignment: None,
            kept_in: None,
            link: None,
            agreement: None,
            illustrative: None,
            is_draft: true,
        };
        activities::desk::save(tx, self.who, self.figures, place.id, &draft)?;
        Ok(draft.id)
    }

    /// Help to the one who is helped everywhere.
    pub(super) fn help(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        activity: ActivityId,
    ) -> Result<HelpId> {
        let id = HelpId::new();
        let pass = self.who.may(&help::acts::GIVE, place)?;
        let who = NewReceiver {
            sort: help::Sort::Person,
            name: Secret::new("Người Được Giúp".into()),
            birth_year: None,
            namesake: 1,
            note: Secret::new(String::new()),
        };
        let new = NewHelp {
            id,
            kind: "gift".into(),
            record: activity.uuid(),
            on_day: house::today(),
            quantity: 0,
            amount: 0,
            giver: String::new(),
            page: None,
        };
        help::store::give(tx, &pass, self.keys, place, &who, &new)?;
        Ok(id)
    }

    pub(super) fn receiver(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        activity: ActivityId,
    ) -> Result<ReceiverId> {
        let pass = self.who.may(&help::acts::LIST, place)?;
        Ok(help::store::of_record(tx, &pass, activity.uuid())?[0].receiver)
    }

    /// Goods that came to the place.
    pub(super) fn consignment(&self, tx: &mut Tx<'_>, place: &Place) -> Result<ConsignmentId> {
        let id = ConsignmentId::new();
        let pass = self.who.may(&activities::acts::RECORD, place)?;
        let new = ConsignmentRow {
            id,
            unit: place.id,
            item: "Gạo".into(),
            noun: "bao".into(),
            partner: "Nhà hảo tâm".into(),
            received_on: house::today(),
            quantity: 5,
            amount: 0,
            at_least: false,
            kind: None,
            note: String::new(),
            handed: 0,
            taken_back_why: None,
            version: 0,
        };
        activities::store::add_consignment(tx, &pass, &new)?;
        Ok(id)
    }

    /// A bridge that somebody asked for.
    pub(super) fn construction(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
    ) -> Result<(ConstructionId, StageId)> {
        let hand = building::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let new = ConstructionRow {
            id: ConstructionId::new(),
            unit: place.id,
            kind: "bridge".into(),
            title: "Cầu".into(),
            receiver: None,
            place: None,
            campaign: None,
            joined_in: None,
            other_than: None,
            applied_on: house::today(),
            due_on: None,
            builder: String::new(),
            note: String::new(),
            stage: Stage::Applied.code().into(),
            stage_on: house::today(),
            stopped_why: None,
            resumed_why: None,
            people: None,
            activity: None,
            illustrative: None,
            version: 1,
        };
        building::desk::apply(tx, &hand, place.id, &new, None)?;
        let (file, _, _) = building::desk::opened(tx, self.who, &building::acts::VIEW, new.id)?;
        Ok((new.id, file.stages.first().ok_or(Error::NotFound)?.id))
    }

    /// Papers of a piece of work, a construction, a file, a class: one for each column, and one
    /// that is looked at.
    pub(super) fn papers(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        held: &[Uuid],
    ) -> Result<[Vec<AttachmentId>; 10]> {
        let mut all = [const { Vec::new() }; 10];
        for (at, (subject, record)) in SUBJECTS.into_iter().zip(held.iter().copied()).enumerate() {
            for _ in 0..=super::COLUMNS {
                all[at].push(self.paper(tx, place, subject, record)?);
            }
        }
        Ok(all)
    }

    /// A paper of a record.
    fn paper(
        &self,
        tx: &mut Tx<'_>,
        place: &Place,
        subject: &'static str,
        record: Uuid,
    ) -> Result<AttachmentId> {
        let pass = self.who.may(&activities::acts::RECORD, place)?;
        let body = match subject {
            "address" | "address_step" => format!("%PDF-1.7\n{}", mark("address.paper", place)),
            _ => "%PDF-1.7".to_owned(),
        };
        let new = attachment::New {
            id: AttachmentId::new(),
            subject,
            subject_key: attachment::key_text(record),
            record,
            name: Secret::new("giấy.pdf".into()),
            body: Secret::new(body.into_bytes()),
        };
        attachment::add(tx, &pass, self.keys, place, &new)?;
        Ok(new.id)
    }

    /// The secret of the calendar of a clerk.
    pub(super) fn feed(&self, tx: &mut Tx<'_>, place: &Place) -> Result<String> {
        let login = format!("lich{}", place.id.0);
        let (of, _) = self.account(tx, place, &login, Role::Clerk)?;
        let who = people::sessions::of_account(tx, of, Instant(0), house::today())?;
        let pass = who.ok_or(Error::NotFound)?.may(&activities::acts::FEED, place)?;
        let token = people::proof::token::Token::new()?;
        activities::store::open_feed(tx, &pass, &token)?;
        Ok(token.text().to_owned())
    }

    /// A decision that is being written: it cuts the place in two.
    pub(super) fn decision(&self, tx: &mut Tx<'_>, place: &Place) -> Result<DecisionId> {
        let pass = self.who.may(&restructuring::acts::WRITE, place)?;
        let id = DecisionId::new();
        let words = DecisionWords {
            number: "1/QĐ".into(),
            on_day: Day::of(2025, 1, 1).unwrap_or(Day::LAST),
            signer: "Chủ tịch".into(),
            title: "Chia đôi".into(),
            body: String::new(),
        };
        restructuring::store::add(tx, &pass, id, &words, None)?;
        let row = restructuring::store::found(tx, id)?;
        let part =
            || MoveRow { unit: Some(place.id), target: Some(place.id), ..MoveRow::of(Sort::Part) };
        restructuring::store::add_moves(tx, &pass, &row, &[part(), part()])?;
        Ok(id)
    }

    /// An agreement that holds.
    pub(super) fn agreement(&self, tx: &mut Tx<'_>, place: &Place) -> Result<AgreementId> {
        let day = house::today();
        let new = AgreementRow {
            id: AgreementId::new(),
            unit: place.id,
            sort: "programme".into(),
            partner: "Sở Y tế".into(),
            title: "Chương trình phối hợp".into(),
            number: String::new(),
            signed_on: day,
            from_on: day,
            until_on: day,
            own_duties: String::new(),
            partner_duties: String::new(),
            ended_on: None,
            ended_why: None,
            version: 1,
        };
        let pass = self.who.may(&agreements::acts::KEEP, place)?;
        agreements::store::add(tx, &pass, &new)?;
        Ok(new.id)
    }

    /// The file of a patient.
    pub(super) fn care(&self, tx: &mut Tx<'_>, place: &Place) -> Result<FileId> {
        let hand = care::desk::Hand { who: self.who, figures: self.figures, keys: self.keys };
        let who = NewReceiver {
            sort: help::Sort::Person,
            name: Secret::new(mark("care.name", place)),
            birth_year: None,
            namesake: 1,
            note: Secret::new(String::new()),
        };
        let id = FileId::new();
        care::desk::open(tx, &hand, place.id, (id, "patient", house::today()), (&who, None))?;
        Ok(id)
    }

    /// A yearly round with a page of this place alone.
    pub(super) fn round(&self, tx: &mut Tx<'_>, place: &Place) -> Result<(RoundId, SheetId)> {
        let (id, pass) = (RoundId::new(), self.who.may(&addresses::acts::ROUND, place)?);
        let own = NewSheet { unit: place.id, asks_list: true, dossiers: Vec::new() };
        addresses::store::round::open(tx, &pass, (id, 2025, house::today()), &[own])?;
        let sheets = addresses::store::round::all_sheets(tx, &pass, id)?;
        Ok((id, sheets[0].id))
    }

    /// A herd with one animal.
    pub(super) fn herd(&self, tx: &mut Tx<'_>, place: &Place) -> Result<(BankId, AnimalId)> {
        let (bank, animal) = (BankId::new(), AnimalId::new());
        let new = BankRow {
            id: bank,
            unit: place.id,
            name: "Ngân hàng bò".into(),
            rule: "first-female".into(),
            wean_months: 6,
            grace_months: 3,
            sells_bulls: true,
            calf_order: None,
            calf_sex: None,
            opened_on: house::today(),
            note: String::new(),
            illustrative: None,
            version: 0,
        };
        cattle::desk::open(tx, self.who, place.id, &new)?;
        let hand = Hand { who: self.who, figures: self.figures, keys: self.keys };
        let (tag, sex, born_on) = ("01".into(), Sex::Female, house::today());
        let cow = NewAnimal { id: animal, tag, sex, born_on };
        let came = Came { on: born_on, giver: "", amount: 0, source: ValueSource::Goods };
        cattle::desk::receive(tx, &hand, bank, &cow, &came)?;
        Ok((bank, animal))
    }

    /// A kind of work of the place's own.
    pub(super) fn kind(&self, tx: &mut Tx<'_>, place: &Place) -> Result<KindId> {
        let id = KindId::new();
        let pass = self.who.may(&catalogue::acts::ADD, place)?;
        let new = NewKind {
            id,
            based_on: "gift".into(),
            label_vi: format!("Quà của {}", place.name),
            label_en: "Gifts".into(),
            aliases: Vec::new(),
            own: catalogue::model::Own::default(),
        };
        catalogue::store::add(tx, &pass, &new)?;
        Ok(id)
    }
}
