//! Long tables: every row is right or wrong and nothing else, whatever stands in it; all of it is
//! written or none; a server that ended goes on.

use super::{HERE, press, sent, settled};
use crate::house::{self, DISTRICT, Demo, PROVINCE};
use crate::visitor::Visitor;
use ::exchange::model::{IntakeId, Mode, State};
use ::exchange::{acts, run, store};
use kernel::db::Tx;
use kernel::{Month, place};

const COMMUNES: [&str; 5] =
    ["xa-phu-loi", "xa-phu-my", "xa-tan-khanh-hoa", "xa-vinh-dieu", "xa-vinh-phu"];

/// A small generator: the same numbers on every run, from the seed that a failing story prints.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
        (self.0 >> 33) as usize % sides
    }
}

/// Cells that are right, then cells that are wrong.
const CELLS: [&str; 12] =
    ["", "0", "5", "1.200", " 7 ", "trên 4", "mười", "-3", "1,5", "1e9", "=1+1", "99999999999999"];
const RIGHT: usize = 5;

pub async fn rows_are_right_or_wrong_and_nothing_else(binh: &mut Visitor) {
    for seed in [20_241_101, 77] {
        let mut dice = Dice(seed);
        let mut csv = String::from("unit,month,members_new,blood_units\n");
        let (mut failed, mut all) = (Vec::new(), 0);
        for month in 1..=12 {
            for commune in COMMUNES {
                let unit = match dice.roll(8) {
                    0 => "khong-co/xa-nao".to_owned(),
                    _ => format!("{DISTRICT}/{commune}"),
                };
                let (one, two) = (dice.roll(CELLS.len()), dice.roll(CELLS.len()));
                csv += &format!("{unit},2021-{month:02},\"{}\",\"{}\"\n", CELLS[one], CELLS[two]);
                all += 1;
                if unit.starts_with("khong") || one >= RIGHT || two >= RIGHT {
                    failed.push(all + 1);
                }
            }
        }
        let to = sent(binh, HERE, "ngẫu nhiên.csv", csv.as_bytes()).await;
        let page = binh.page(&to).await.words();
        let said = format!(
            "{} trên {all} dòng chưa nhập được; {} dòng đúng",
            failed.len(),
            all - failed.len()
        );
        assert!(page.contains(&said), "seed {seed}: not “{said}” but {page}");
        let back = binh.page(&format!("{to}/file")).await.text();
        let marked: Vec<usize> = back
            .lines()
            .enumerate()
            .filter(|(at, line)| *at > 0 && line.split(',').count() > 4)
            .map(|(at, _)| at + 1)
            .collect();
        assert_eq!(marked, failed, "seed {seed}: the reasons stand on other rows");
        press(binh, &to, "drop", &[]).await;
    }
}

/// A row that was changed between the look and the writing keeps every row from being written; what
/// was written before it is taken back.
pub async fn all_or_none(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    // More rows than one transaction takes; the last one is Chi's November.
    let mut csv = String::from("unit,month,members_new\n");
    let first = Month::parse("2015-01").expect("a month");
    for step in 0..52 {
        let month = first.add_months(step).iso();
        for commune in &COMMUNES[1..] {
            csv += &format!("{DISTRICT}/{commune},{month},3\n");
        }
    }
    csv += &format!("{DISTRICT}/xa-phu-loi,2024-11,30\n");
    let to = sent(binh, HERE, "dài.csv", csv.as_bytes()).await;
    assert!(binh.page(&to).await.words().contains("209 dòng đều đúng"));
    let own = house::november();
    let before = demo.levels("members_new", own).await;
    super::figures::types(chi, "members_new", "22", "3").await;
    let told = press(binh, &to, "confirm", &[("mode", "all")]).await.words();
    assert!(told.contains("không dòng nào được ghi"), "{told}");
    assert!(told.contains("209 dòng đều đúng: 208 mới, 1 thay đổi"), "{told}");
    let changed = binh.page(&format!("{to}?show=changed")).await.words();
    assert!(changed.contains("22 → 30"), "both values are in sight: {changed}");
    assert_eq!(demo.levels("members_new", first).await, [0; 4], "something stayed");
    assert_eq!(demo.levels("members_new", own).await[0], before[0] + 1);
    // Looked at anew, it is meant, and all of it is written.
    let told = press(binh, &to, "confirm", &[("mode", "all")]).await.words();
    assert!(told.contains("Đã ghi 209 số liệu"), "{told}");
    assert_eq!(demo.levels("members_new", first).await[1], 12);
    let told = press(binh, &to, "undo", &[]).await.words();
    assert!(told.contains("Đã hoàn tác"), "{told}");
    assert_eq!(demo.levels("members_new", first).await, [0; 4]);
}

/// Confirmed, and then the server ended: the next one goes on under the rights of who confirmed. A
/// file that is stopped meanwhile leaves nothing behind.
pub async fn a_server_that_ended_goes_on(demo: &Demo, binh: &mut Visitor) {
    let month = Month::parse("2014-05").expect("a month");
    let csv = format!("unit,month,members_new\n{DISTRICT}/xa-phu-my,2014-05,8\n");
    for stops in [false, true] {
        let to = sent(binh, HERE, "dở dang.csv", csv.as_bytes()).await;
        let id = IntakeId::read(to.rsplit('/').next().expect("an id")).expect("an id");
        let confirm = move |tx: &mut Tx<'_>| {
            let row = store::found(tx, id)?;
            let by = row.stage_by.expect("who sent it");
            let (at, today) = (row.sent_at, house::today());
            let who = people::sessions::of_account(tx, by, at, today)?.expect("somebody");
            let place = place::find(tx, DISTRICT, today)?;
            let pass = who.may(&acts::SEND, &place)?;
            store::confirm(tx, &pass, &row, State::Applying, Some(Mode::All)).map(drop)
        };
        demo.house.db.write(confirm).await.expect("confirmed");
        let page = binh.get(&to).await;
        assert_eq!(page.status, axum::http::StatusCode::ACCEPTED);
        assert!(page.words().contains("Có thể đóng trang này"), "{}", page.words());
        assert!(page.text().contains("hx-trigger=\"every 1s\""), "nobody looks again");
        let part = binh.get(&format!("{to}/progress")).await;
        assert!(part.text().contains("<progress") && !part.text().contains("<html"));
        if stops {
            let told = press(binh, &to, "stop", &[]).await.words();
            assert!(told.contains("Đã dừng") && told.contains("1 dòng đều đúng"), "{told}");
            assert_eq!(demo.levels("members_new", month).await, [0; 4]);
            press(binh, &to, "drop", &[]).await;
            continue;
        }
        run::resume(&demo.house).await.expect("gone on with");
        let page = settled(binh, &to).await.words();
        assert!(page.contains("Đã ghi 1 số liệu"), "{page}");
        assert_eq!(demo.levels("members_new", month).await[2], 8, "{PROVINCE}");
        press(binh, &to, "undo", &[]).await;
    }
}
