//! October 2024 of Kiên Giang, as S4 printed it: every figure, every sum, the roll-up, the paper's
//! words, on every engine. It opens with who may not see it.

use book::Figures;
use kernel::db::{Tx, trial};
use kernel::ids::AccountId;
use kernel::pass::Grant;
use kernel::place::{self, Place};
use kernel::{Day, Error, Instant, Month, Result, Role, Who};
use kit::House;
use program::demo;
use reporting::acts;
use reporting::figures::{FIGURES, PRINTED};
use reporting::view::View;
use std::sync::Arc;

const PROVINCE: &str = "kien-giang";
const DISTRICT: &str = "kien-giang/huyen-giang-thanh";

fn today() -> Day {
    Day::of(2024, 11, 1).expect("a day")
}

fn october() -> Month {
    Month::parse("2024-10").expect("a month")
}

/// Somebody with one role at one unit, as the session would know him.
fn person(tx: &mut Tx<'_>, role: Role, unit: &str) -> Result<Who> {
    let unit = place::find(tx, unit, today())?.id;
    let grant = Grant { role, unit, from: Day::FIRST, until: Day::LAST };
    Ok(Who::account(AccountId::new(), "story", vec![grant], Instant(0), today()))
}

fn view(tx: &mut Tx<'_>, who: &Who, figures: &Figures, unit: &str, month: Month) -> Result<View> {
    let place: Place = place::find(tx, unit, month.last())?;
    let pass = who.may(&acts::VIEW, &place)?;
    View::load(tx, &pass, figures, &place, month)
}

/// The demo on every engine there is, each gone when the story ends.
async fn every_house() -> Vec<(trial::TrialDb, tempfile::TempDir, House)> {
    let mut all = Vec::new();
    for trial in trial::databases(&[]).await {
        let folder = tempfile::tempdir().expect("a folder");
        let key = folder.path().join("story.key");
        let told = "the demo opens";
        let house = demo::open_with(trial.url(), key, today()).await.map_err(|_| told);
        let house = house.expect(told);
        demo::seed(&house).await.map_err(|_| told).expect("the demo is seeded");
        all.push((trial, folder, house));
    }
    all
}

#[tokio::test]
async fn october_is_s4_to_the_dong() {
    for (trial, _folder, house) in every_house().await {
        let figures: Arc<Figures> = house.shelf::<Figures>().expect("figures");
        let known = figures.clone();
        let done = house.db.read(move |tx| {
            who_may_not(tx, &known)?;
            every_figure(tx, &known)?;
            the_roll_up(tx, &known)?;
            the_paper(tx, &known)
        });
        done.await.unwrap_or_else(|error| panic!("{}: {error}", trial.engine()));
        let broken = house.db.read(book::verify).await.expect("verified");
        assert!(broken.is_empty(), "{}: {broken:?}", trial.engine());
        let broken = house.db.read(kernel::journal::verify).await.expect("verified");
        assert!(broken.is_empty(), "{}: {broken:?}", trial.engine());
        let broken = house.db.read(reporting::verify).await.expect("verified");
        assert!(broken.is_empty(), "{}: {broken:?}", trial.engine());
    }
}

/// Dũng of another province, Chi above her commune and Khách see nothing of Kiên Giang.
fn who_may_not(tx: &mut Tx<'_>, figures: &Figures) -> Result<()> {
    let dung = person(tx, Role::Approver, "ca-mau")?;
    let chi = person(tx, Role::Clerk, "kien-giang/huyen-giang-thanh/xa-phu-loi")?;
    let khach = Who::nobody(Instant(0), today());
    for who in [&dung, &chi, &khach] {
        for unit in [PROVINCE, DISTRICT] {
            let seen = view(tx, who, figures, unit, october());
            assert!(matches!(seen, Err(Error::NotFound)));
        }
    }
    Ok(())
}

fn every_figure(tx: &mut Tx<'_>, figures: &Figures) -> Result<()> {
    let an = person(tx, Role::Centre, "trung-uong")?;
    let binh = person(tx, Role::Approver, PROVINCE)?;
    let printed = demo::october();
    for who in [&an, &binh] {
        let view = view(tx, who, figures, PROVINCE, october())?;
        for value in view.values.iter().take(PRINTED) {
            let wanted = match value.code {
                "humanitarian_value_total" => 20_073_000_000,
                code => {
                    printed.amounts.get(code).copied().unwrap_or_else(|| printed.stated[code].0)
                }
            };
            assert_eq!(value.value, wanted, "{}", value.code);
        }
        let least: Vec<&str> =
            view.values.iter().filter(|value| value.at_least).map(|value| value.code).collect();
        assert_eq!(least, ["water_filters_value", "blood_value", "humanitarian_value_total"]);
        for check in &view.checks {
            assert!(check.holds, "{check:?}");
        }
        let sum = |rule: &str| view.checks.iter().find(|c| c.rule == rule).map(|c| c.right);
        assert_eq!(sum("social_value"), Some(14_561_000_000));
        assert_eq!(sum("social_other_value"), Some(13_999_000_000));
        assert_eq!(sum("health_value"), Some(4_959_000_000));
        assert_eq!(sum("humanitarian_value_total"), Some(20_073_000_000));
        let before = |code: &str| view.value(code).map(|value| value.previous);
        assert_eq!(before("members_total"), Some(20_299));
        assert_eq!(before("volunteers_total"), Some(14_393));
        // DEF-08, DEF-14 and DEF-10 are said where an officer meets them.
        let told: Vec<&str> = view.notices.iter().map(|notice| notice.place.as_str()).collect();
        assert_eq!(told, ["members_decreased", "patient_support_value", "task-7"]);
        let json = program::report::as_json(&view).map_err(|_| Error::NotFound)?;
        assert_eq!(json["figures"].as_array().map(Vec::len), Some(PRINTED));
        assert_eq!(json["figures"][55]["at_least"], true);
    }
    Ok(())
}

/// The units below give every printed total back; so do the communes of the deeper district.
fn the_roll_up(tx: &mut Tx<'_>, figures: &Figures) -> Result<()> {
    let an = person(tx, Role::Centre, "trung-uong")?;
    for unit in [PROVINCE, DISTRICT] {
        let whole = view(tx, &an, figures, unit, october())?;
        let below = place::children(tx, whole.place.id, october().last())?;
        let mut parts = Vec::new();
        for row in &below {
            parts.push(view(tx, &an, figures, &row.code, october())?);
        }
        for figure in &FIGURES[..PRINTED] {
            let sum: i64 = parts.iter().filter_map(|p| p.value(figure.code)).map(|v| v.value).sum();
            let total = whole.value(figure.code).map(|value| value.value);
            assert_eq!(Some(sum), total, "{unit}: {}", figure.code);
        }
    }
    Ok(())
}

/// How S4 prints its figures.
const PRINTED_AS: &[&str] = &[
    "20.315 hội viên",
    "phát triển mới 46 hội viên (giảm 30 hội viên)",
    "14.345 tình nguyện viên, giảm 48 tình nguyện viên",
    "63.190 thanh thiếu niên",
    "3.747 hội viên và 1.214 tình nguyện viên",
    "02 lớp tập huấn",
    "85 cán bộ",
    "được 22 tin, bài",
    "13 tin, bài",
    "04 tin, bài",
    "02 tin, bài",
    "632 cuộc với 29.096 lượt người",
    "trị giá 14,561 tỷ đồng",
    "1.939 lượt địa chỉ nhân đạo, trị giá 562 triệu đồng",
    "trị giá: 13,999 tỷ đồng",
    "10 căn nhà trị giá 472 triệu đồng; bắc mới 8 cây cầu trị giá 1,230 tỷ đồng",
    "2.200 thiết bị lọc nước miễn phí cho người dân, trị giá trên 1,980 tỷ đồng",
    "500 hộ nghèo",
    "568 triệu đồng",
    "153.133 suất cơm, cháo, bánh mì",
    "2,017 tỷ đồng",
    "148 trường hợp",
    "54 trường hợp",
    "346 triệu đồng",
    "372 học sinh nghèo, khó khăn trị giá 41 triệu đồng, 17 xe đạp",
    "30 triệu đồng; phục vụ 84 trường hợp tang khó, trị giá: 361 triệu đồng",
    "13.992 suất quà",
    "6,954 tỷ đồng",
    "01 hộ bị thiên tai, hỏa hoạn, số tiền 1 triệu đồng",
    "552 triệu đồng",
    "trị giá 4,959 tỷ đồng",
    "82.690 lượt người",
    "4,069 tỷ đồng",
    "1.182 đơn vị máu, trị giá trên 890 triệu đồng",
    "01 Hội nghị tổng kết",
    "07 tập thể, 07 cá nhân",
    "01 lớp tập huấn kỹ năng sơ cấp cứu",
    "20 cán bộ",
    "05 đơn vị: Kiên Lương, Tp. Rạch Giá, Vĩnh Thuận, Giồng Riềng và Hội cơ sở Vòng Tay Nhân ái",
    "đạt trên 20 tỷ đồng",
    "02 Chương trình trọng điểm",
    "Số: 01/BC-HCTĐ",
    "Lưu: VT.",
    "hiệu quả./.",
    "TL. CHỦ TỊCH",
];

fn the_paper(tx: &mut Tx<'_>, figures: &Figures) -> Result<()> {
    let binh = person(tx, Role::Approver, PROVINCE)?;
    let view = view(tx, &binh, figures, PROVINCE, october())?;
    let pass = binh.may(&acts::PRINT, &view.place)?;
    let paper = reporting::paper::paper(tx, &pass, &view)?;
    let words = paper.text();
    for printed in PRINTED_AS {
        assert!(words.contains(printed), "the paper does not say: {printed}");
    }
    // Every figure of the report is a reference to its cell, none was typed.
    let cited: Vec<&str> = paper.cited().map(|(_, cited)| cited.code.as_str()).collect();
    for figure in &FIGURES[..PRINTED] {
        assert!(cited.contains(&figure.code), "{} is not cited", figure.code);
    }
    assert!(reporting::paper::refuse_contradictions(tx, &pass, &view).is_ok());
    Ok(())
}
