//! What October's work stands in beside its counts: three agreements of the province, and who did
//! it together. S4 names the partners; numbers and terms are invented, and the titles say so. It
//! adds no work.

use super::goods;
use super::work::Beside;
use agreements::{AgreementId, AgreementRow};
use kernel::db::Tx;
use kernel::{Day, Error, Result, Who, place};
use kit::House;

const PROVINCE: &str = "kien-giang";

/// An agreement of the demo.
struct Paper {
    sort: &'static str,
    partner: &'static str,
    title: &'static str,
    /// When it was signed, its first and its last day.
    term: [&'static str; 3],
    own_duties: &'static str,
    partner_duties: &'static str,
    /// October's kinds of work that are done under it.
    kinds: &'static [&'static str],
}

const PAPERS: [Paper; 3] = [
    // SPN-06, SPN-07: who gave the filters (S4 I.3).
    Paper {
        sort: "agreement",
        partner: goods::SIPCO,
        title: "Trao thiết bị lọc nước cho người dân (minh họa)",
        term: ["2024-09-16", "2024-09-16", "2025-09-15"],
        own_duties: "Lập danh sách hộ, nhận và trao thiết bị, báo cáo kết quả",
        partner_duties: "Cấp thiết bị đến tỉnh, hướng dẫn sử dụng",
        kinds: &["water-filter"],
    },
    // CRD-02, TRN-04: the class with the board (S4 I.6).
    Paper {
        sort: "programme",
        partner: "Ban An toàn giao thông tỉnh",
        title: "Phối hợp sơ cấp cứu tai nạn giao thông năm 2024 (minh họa)",
        term: ["2024-01-10", "2024-01-10", "2024-12-31"],
        own_duties: "Tập huấn sơ cấp cứu, cấp chứng nhận",
        partner_duties: "Mời học viên, lo hội trường và kinh phí",
        kinds: &["traffic-firstaid-class"],
    },
    // DOC-12, YTH-01, YTH-02: the programme of the school year 2024-2025 (S4 I.6).
    Paper {
        sort: "school-year",
        partner: "Sở Giáo dục và Đào tạo, Tỉnh Đoàn",
        title: "Công tác Hội trong trường học năm học 2024-2025 (minh họa)",
        term: ["2024-10-01", "2024-09-01", "2025-08-31"],
        own_duties: "Hướng dẫn chi hội trường học, dạy bài học nhân ái",
        partner_duties: "Chỉ đạo các trường, cử giáo viên phụ trách",
        kinds: &["youth-conference", "school-chapter", "compassion-lesson"],
    },
];

/// Kind of work, who held it and who joined: the class of Kiên Lương and the province (S4 I.1,
/// TRN-03), what the province did in Phú Lợi (S4 I.3).
pub const JOINED: &[(&str, &str, &str)] = &[
    ("training-class", "kien-giang/huyen-kien-luong", "kien-giang/co-quan"),
    ("tet-quan-dan", "kien-giang/co-quan", "kien-giang/huyen-giang-thanh/xa-phu-loi"),
];

/// Signs the agreements and answers what October's work stands in.
pub async fn sign(house: &House, who: &Who) -> Result<Beside> {
    let who = who.clone();
    let work = move |tx: &mut Tx<'_>| {
        let province = place::find(tx, PROVINCE, who.today())?;
        let pass = who.may(&agreements::acts::KEEP, &province)?;
        let mut beside = Beside { joined: JOINED, ..Beside::default() };
        for paper in &PAPERS {
            let row = signed(paper, province.id)?;
            Error::refuse(agreements::rules::check(&row, who.today()))?;
            agreements::store::add(tx, &pass, &row)?;
            beside.agreed.extend(paper.kinds.iter().map(|kind| (*kind, row.id)));
        }
        Ok(beside)
    };
    house.db.write(work).await
}

fn signed(paper: &Paper, unit: kernel::UnitId) -> Result<AgreementRow> {
    let day = |at: usize| Day::parse(paper.term[at]).map_err(Error::from);
    Ok(AgreementRow {
        id: AgreementId::new(),
        unit,
        sort: paper.sort.to_owned(),
        partner: paper.partner.to_owned(),
        title: paper.title.to_owned(),
        number: String::new(),
        signed_on: day(0)?,
        from_on: day(1)?,
        until_on: day(2)?,
        own_duties: paper.own_duties.to_owned(),
        partner_duties: paper.partner_duties.to_owned(),
        ended_on: None,
        ended_why: None,
        version: 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreements_and_joiners_stand_on_kinds_of_work_that_there_are() {
        let known = |code: &str| catalogue::shipped().iter().any(|kind| kind.code == code);
        let agreed = PAPERS.iter().flat_map(|paper| paper.kinds);
        for kind in agreed.chain(JOINED.iter().map(|(kind, ..)| kind)) {
            assert!(known(kind), "{kind}");
        }
    }
}
