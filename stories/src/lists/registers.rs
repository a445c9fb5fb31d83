//! Classes, certificates, agreements and goods received, more than a page holds; the school years
//! of a campaign.

use super::{before, keeps, rows, written};
use crate::house::{COMMUNE, Demo, PROVINCE};
use crate::visitor::Visitor;
use activities::model::{ConsignmentId, ConsignmentRow};
use agreements::{AgreementId, AgreementRow};
use kernel::{Day, UnitId};
use lessons::model::{ClassId, ClassRow, ParticipantId, ParticipantRow};

/// More than a list showed before it had pages.
const MANY: i64 = 310;

fn class(title: String, begins_on: Day) -> ClassRow {
    ClassRow {
        id: ClassId::new(),
        unit: UnitId(0),
        kind: "first-aid-volunteers".to_owned(),
        title,
        level: "community".to_owned(),
        field: None,
        partner: String::new(),
        place: "Nhà văn hóa ấp Trần Thệ".to_owned(),
        partner_share: None,
        spot: None,
        campaign: None,
        joined_in: None,
        planned: 30,
        cost: 0,
        begins_on,
        ended_on: None,
        stopped_why: None,
        activity: None,
        agreement: None,
        illustrative: None,
        version: 1,
    }
}

/// Classes of last year, the first one given up; everybody in one class has a certificate.
pub async fn classes_and_certificates_have_pages(demo: &Demo, binh: &mut Visitor) {
    written(demo, &lessons::acts::KEEP, |tx, pass, _| {
        let first = before(600);
        for n in 0..=MANY {
            let mut row = class(format!("Lớp số {n:03}."), first.add_days(n / 10));
            lessons::store::add(tx, pass, &row)?;
            let one = ParticipantRow {
                id: ParticipantId::new(),
                full_name: format!("Học viên số {n}"),
                birth_year: None,
                sort: "people".to_owned(),
                workplace: String::new(),
                result: None,
                version: 1,
            };
            lessons::store::add_participant(tx, pass, row.id, &one)?;
            let until = (n > 5).then(|| before(n - 20));
            lessons::store::certify(tx, pass, one.id, first.add_days(40), until)?;
            if n == 0 {
                row.stopped_why = Some("Thiếu người".to_owned());
                lessons::store::put(tx, pass, &row)?;
            }
        }
        Ok(())
    })
    .await;
    let list = format!("/classes?unit={PROVINCE}&year=2023");
    let words = binh.page(&list).await.words();
    assert!(words.contains("số 310.") && words.contains("1 – 50 trên 311"), "{words}");
    let last = binh.page(&format!("{list}&page=7")).await.words();
    assert!(last.contains("Lớp số 000.") && !last.contains("Lớp số 310."), "{last}");
    assert_eq!(rows(binh, &list).await.len() as i64, MANY + 1);
    let stopped = rows(binh, &format!("{list}&state=stopped")).await;
    assert!(stopped.len() == 1 && stopped[0].contains("số 000."), "{stopped:?}");
    let found = rows(binh, &format!("{list}&q=ap+tran+the&state=open")).await;
    assert_eq!(found.len() as i64, MANY, "by the place, without tones");
    assert!(rows(binh, &format!("{list}&kind=flood-drill")).await.is_empty());
    keeps(binh, "/classes", "year=2023&kind=flood-drill&state=open").await;
    let list = format!("/classes/certificates?unit={PROVINCE}&year=2023");
    let words = binh.page(&list).await.words();
    assert!(words.contains("311/2023") && words.contains("1 – 50 trên 311"), "{words}");
    assert_eq!(rows(binh, &list).await.len() as i64, MANY + 1);
    let good = rows(binh, &format!("{list}&standing=good")).await;
    let expired = rows(binh, &format!("{list}&standing=expired")).await;
    assert_eq!((good.len(), expired.len()), (21, 290), "for ever, or until today");
    assert!(rows(binh, &format!("{list}&standing=withdrawn")).await.is_empty());
    assert!(rows(binh, &list.replace("2023", "2021")).await.is_empty());
    keeps(binh, "/classes/certificates", "standing=good&year=2023&q=hoc").await;
}

/// Agreements that are over, one that holds.
pub async fn agreements_have_pages(demo: &Demo, binh: &mut Visitor) {
    written(demo, &agreements::acts::KEEP, |tx, pass, _| {
        for n in 0..=MANY {
            let holds = n == MANY;
            let row = AgreementRow {
                id: AgreementId::new(),
                unit: UnitId(0),
                sort: if holds { "contract" } else { "regulation" }.to_owned(),
                partner: "Hội Khuyến học".to_owned(),
                title: format!("Quy chế số {n:03}."),
                number: String::new(),
                signed_on: before(3_000),
                from_on: before(3_000),
                until_on: if holds { before(-300) } else { before(1_000 + n) },
                own_duties: String::new(),
                partner_duties: String::new(),
                ended_on: None,
                ended_why: None,
                version: 1,
            };
            agreements::store::add(tx, pass, &row)?;
        }
        Ok(())
    })
    .await;
    let list = format!("/agreements?unit={COMMUNE}&q=khuyen+hoc");
    let words = binh.page(&list).await.words();
    assert!(words.contains("số 310.") && words.contains("1 – 50 trên 311"), "{words}");
    let last = binh.page(&format!("{list}&page=7")).await.words();
    assert!(last.contains("số 309.") && !last.contains("số 310."), "{last}");
    assert_eq!(rows(binh, &list).await.len() as i64, MANY + 1);
    for one in ["state=holds", "sort=contract", "q=quy+che+310"] {
        let found = rows(binh, &format!("/agreements?unit={COMMUNE}&{one}")).await;
        assert!(found.len() == 1 && found[0].contains("số 310."), "{one}: {found:?}");
    }
    let over = rows(binh, &format!("{list}&state=over&sort=regulation")).await;
    assert_eq!(over.len() as i64, MANY);
    keeps(binh, "/agreements", "state=over&sort=regulation&q=khuyen").await;
}

/// The province lists what its communes received, each with its unit; it hands nothing of it over.
pub async fn goods_of_communes_are_listed(demo: &Demo, binh: &mut Visitor) {
    written(demo, &activities::acts::RECORD, |tx, pass, _| {
        for n in 0..=MANY {
            let row = ConsignmentRow {
                id: ConsignmentId::new(),
                unit: UnitId(0),
                item: format!("Gạo tẻ đợt {n:03}."),
                noun: "bao".to_owned(),
                partner: "Đại lý Bảy Hưởng".to_owned(),
                received_on: before(1_500 - n),
                quantity: 10,
                amount: 1_000_000,
                at_least: false,
                kind: (n == 1).then(|| "gift".to_owned()),
                note: String::new(),
                handed: 0,
                taken_back_why: None,
                version: 1,
            };
            activities::store::add_consignment(tx, pass, &row)?;
            if n == 0 {
                activities::store::hand(tx, pass, row.id, 10)?;
            }
        }
        Ok(())
    })
    .await;
    let list = format!("/consignments?unit={PROVINCE}&q=gao+te");
    let words = binh.page(&list).await.words();
    assert!(words.contains("Gạo tẻ đợt 310. Xã Phú Lợi"), "of which unit: {words}");
    assert!(words.contains("1 – 50 trên 311"), "{words}");
    let last = binh.page(&format!("{list}&page=7")).await.words();
    assert!(last.contains("đợt 000.") && !last.contains("đợt 310."), "{last}");
    assert_eq!(rows(binh, &list).await.len() as i64, MANY + 1);
    assert_eq!(rows(binh, &format!("{list}&left=1")).await.len() as i64, MANY);
    let year = before(1_500).year();
    let of_year = rows(binh, &format!("{list}&year={year}")).await;
    assert!(!of_year.is_empty() && (of_year.len() as i64) < MANY, "{}", of_year.len());
    let gift = rows(binh, &format!("{list}&kind=gift")).await;
    assert!(gift.len() == 1 && gift[0].contains("đợt 001."), "{gift:?}");
    keeps(binh, "/consignments", "kind=gift&left=1&year=2024&q=gao").await;
    // The form of the province offers its own goods alone, as before.
    let form = binh.page(&format!("/activities/new?unit={PROVINCE}&kind=gift")).await.text();
    assert!(!form.contains("Gạo tẻ đợt"), "a commune's goods are offered above it");
}

/// A school year of a campaign goes from September to August and is measured by the one before.
pub async fn a_campaign_has_school_years(binh: &mut Visitor) {
    let at = |year: &str| format!("/campaigns/CMP-15?unit={PROVINCE}&year={year}");
    let page = binh.page(&at("2024-2025")).await;
    let words = page.words();
    assert!(words.contains("Năm học 2024-2025"), "{words}");
    assert!(page.text().contains("year=2023-2024"), "the step before stays with school years");
    let list = format!("/activities?unit={PROVINCE}&campaign=CMP-15&state=counted&year=2024-2025");
    let work = rows(binh, &list).await;
    let file = rows(binh, &at("2024-2025")).await;
    let pieces = |row: &String| row.split(',').nth(1).and_then(|n| n.parse::<usize>().ok());
    let counted: usize = file.iter().filter_map(pieces).sum();
    assert!(counted > 0 && counted == work.len(), "{counted} of {}", work.len());
    assert!(words.contains("Năm học 2023-2024: 20 việc"), "against the year before: {words}");
    let last = binh.page(&at("2023-2024")).await.words();
    assert!(last.contains("20 việc đã ghi"), "what the comparison says: {last}");
    assert!(binh.page(&at("2022-2023")).await.words().contains("Năm này chưa ghi"));
}
