//! A table of work: what it takes, what it refuses with its line, and that the same table twice
//! records nothing twice.

use super::{Demo, Figures, Who, november};
use crate::house::today;
use kernel::Instant;
use kit::reader::Reading;
use program::import::Desk;

const TABLE: &str = "# lời giải thích\n\
unit,kind,from,count,value,source,partner,title\n\
kien-giang/huyen-an-bien,bicycle,2024-11-01,3,4500000,goods,SIPCO,\n\
kien-giang/huyen-an-bien,Tặng xe đạp cho học sinh nghèo,01/11/2024,2,\"3 triệu\",cash,,\n\
kien-giang/huyen-an-bien,bicycle,2024-11-01,1,,,,\n\
kien-giang/huyen-an-bien,bicycle,2024-11-01,1,,,,\n\
kien-giang/huyen-an-bien,bicycle,2024-11-01,1,500000,,,\n\
kien-giang/huyen-an-bien,bicycle,2024-11-01,1,,,,=cmd()\n\
kien-giang/noi-khong-co,bicycle,2024-11-01,1,,,,\n\
kien-giang/huyen-an-bien,may-bay,2024-11-01,1,,,,\n";

/// Four of eight lines are recorded, the others are named with their reasons.
pub async fn is_imported(demo: &Demo) {
    let figures = demo.house.shelf::<Figures>().expect("figures");
    let before = demo.levels("bicycles", november()).await[2];
    let desk = |dry_run| Desk {
        db: demo.house.db.clone(),
        figures: figures.clone(),
        who: Who::job("import", Instant(1_730_437_200_000), today()),
        words: program::house::words().unwrap_or_else(|_| panic!("words")),
        reader: demo.house.shelf::<Reading>().expect("a reader").as_ref().clone(),
        dry_run,
    };
    let read = async |dry_run| {
        let told = desk(dry_run).import(TABLE.as_bytes().to_vec()).await;
        told.unwrap_or_else(|stop| panic!("{stop:?}"))
    };
    let trial = read(true).await;
    assert_eq!((trial.recorded, trial.known, trial.refused.len()), (4, 0, 4), "{trial:?}");
    assert_eq!(demo.levels("bicycles", november()).await[2], before, "a trial stayed");
    let told = read(false).await;
    assert_eq!((told.recorded, told.known), (4, 0), "{told:?}");
    let refused: Vec<(u64, &str)> =
        told.refused.iter().map(|(line, why)| (*line, why.as_str())).collect();
    let says = ["Chọn nguồn của giá trị", "như một công thức", "Không có đơn vị", "Không có loại"];
    for ((line, why), (at, said)) in refused.iter().zip((7..).zip(says)) {
        assert!(*line == at && why.contains(said), "{line}: {why}");
    }
    assert_eq!(demo.levels("bicycles", november()).await[2], before + 7);
    let again = read(false).await;
    assert_eq!((again.recorded, again.known), (0, 4), "{again:?}");
    assert_eq!(demo.levels("bicycles", november()).await[2], before + 7);
    assert_eq!(demo.levels("bicycles_value", november()).await[2], 7_500_000);
}
