//! A table of work: what it takes, what it refuses with its line, and that the same table twice
//! records nothing twice.

use super::{COMMUNE, Demo, Figures, LIST, PROVINCE, Visitor, Who, done, november};
use crate::house::today;
use crate::visitor::fresh_key;
use kernel::Instant;
use kit::reader::Reading;
use program::import::{Desk, Told};

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
    let before = demo.levels("bicycles", november()).await[2];
    let read = async |dry_run| taken(demo, dry_run, TABLE).await;
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

fn desk(demo: &Demo, dry_run: bool) -> Desk {
    Desk {
        db: demo.house.db.clone(),
        figures: demo.house.shelf::<Figures>().expect("figures"),
        who: Who::job("import", Instant(1_730_437_200_000), today()),
        words: program::house::words().unwrap_or_else(|_| panic!("words")),
        reader: demo.house.shelf::<Reading>().expect("a reader").as_ref().clone(),
        dry_run,
        take_alike: false,
    }
}

async fn taken(demo: &Demo, dry_run: bool, table: &str) -> Told {
    let told = desk(demo, dry_run).import(table.as_bytes().to_vec()).await;
    told.unwrap_or_else(|stop| panic!("{stop:?}"))
}

/// The same where somebody said that all of it is other work than what it looks like.
pub async fn taken_all(demo: &Demo, dry_run: bool, table: &str) -> Told {
    let desk = Desk { take_alike: true, ..desk(demo, dry_run) };
    let told = desk.import(table.as_bytes().to_vec()).await;
    told.unwrap_or_else(|stop| panic!("{stop:?}"))
}

/// Two agreements of one partner, the first over since October, and goods, all of the province.
async fn province(binh: &mut Visitor) {
    for (number, title, until) in
        [("12/CTPH", "Xe đạp đến trường", "31/10/2024"), ("13/CTPH", "Áo ấm", "31/12/2024")]
    {
        let id = fresh_key();
        let form = [
            ("id", id.as_str()),
            ("sort", "programme"),
            ("title", title),
            ("number", number),
            ("partner", "Tỉnh Đoàn"),
            ("signed_on", "01/09/2024"),
            ("from_on", "01/09/2024"),
            ("until_on", until),
        ];
        done(&binh.post(&format!("/agreements/new?unit={PROVINCE}"), &form).await);
    }
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("version", "0"),
        ("item", "Xe đạp mini"),
        ("quantity", "5"),
        ("noun", "xe"),
        ("amount", "10 triệu"),
        ("partner", "Nhà hảo tâm"),
        ("received_on", "01/10/2024"),
    ];
    done(&binh.post(&format!("/consignments/new?unit={PROVINCE}"), &form).await);
}

/// What was recorded quickly comes once more in a table: its line is named, with the work that it
/// is like, and left, until somebody says that it is other work.
pub async fn is_compared_with_what_stands(demo: &Demo, chi: &mut Visitor) {
    let (id, key) = (fresh_key(), fresh_key());
    let quick = [("id", id.as_str()), ("key", key.as_str()), ("base", "0"), ("from", "01/11/2024")];
    let quick = [&quick[..], &[("count-bicycles", "6"), ("title", "Xe cho em Lài")]].concat();
    done(&chi.post(&format!("/activities/new?unit={COMMUNE}&kind=bicycle"), &quick).await);
    let before = demo.levels("bicycles", november()).await;
    let line = format!("{COMMUNE},bicycle,2024-11-01");
    // Tones do not make it another deed; in the file itself the same line is two.
    let table = format!(
        "unit,kind,from,count,title\n{line},6,Xe cho em Lai\n{line},6,Xe khác\n{line},6,Xe khác\n"
    );
    for dry_run in [true, false, false] {
        let told = taken(demo, dry_run, &table).await;
        assert_eq!(told.recorded + told.known, 2, "{told:?}");
        let [(2, said)] = told.alike.as_slice() else { panic!("{told:?}") };
        let expected = format!(
            "Giống việc đã ghi của Xã Phú Lợi: ngày 01/11/2024, số lượng 6 /activities/{id}"
        );
        assert_eq!(*said, expected);
    }
    let told = taken_all(demo, false, &table).await;
    assert_eq!((told.recorded, told.known, told.alike.len()), (1, 2, 1), "{told:?}");
    let after = demo.levels("bicycles", november()).await;
    assert_eq!(after, before.map(|level| level + 18));
    let told = taken(demo, false, &table).await;
    assert_eq!(
        (told.known, told.alike.len()),
        (3, 0),
        "what it recorded itself is known: {told:?}"
    );
}

/// A line that names its norm and no value is worth what the norm of its day says; where there is
/// no norm it is refused, never recorded as worth nothing.
pub async fn is_valued_by_its_norm(demo: &Demo) {
    let heads = "unit,kind,from,count,source,basis";
    let table = |kind: &str| format!("{heads}\n{COMMUNE},{kind},2024-11-01,213,norm,\n");
    let before = demo.levels("gift_value", november()).await;
    let told = taken(demo, false, &table("gift")).await;
    assert_eq!(told.recorded, 1, "{told:?}");
    let after = before.map(|had| had + 213 * 350_000);
    assert_eq!(demo.levels("gift_value", november()).await, after);
    let told = taken(demo, false, &table("school-kit")).await;
    let why = told.refused.first().map_or("", |(_, why)| why.as_str());
    assert!(told.recorded == 0 && why.contains("chưa có định mức"), "{told:?}");
}

/// Joiners, agreement and goods by their names, each refused with its line where it fits none or
/// several; a day outside the term is recorded and said.
pub async fn names_what_it_holds(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    province(binh).await;
    let heads = "unit,kind,from,count,joiners,agreement,consignment";
    let rows = [
        "2,Xã Tân Khánh Hòa; kien-giang/huyen-an-bien,12/CTPH,Xe đạp mini",
        "1,,áo ấm,",
        "1,Xã,,",
        "1,,Tỉnh Đoàn,",
        "1,,99/CTPH,",
        "1,,,Máy bay",
        "9,,,Xe đạp mini",
    ];
    let rows = rows.map(|row| format!("{COMMUNE},bicycle,2024-11-01,{row}\n"));
    let table = format!("{heads}\n{}", rows.concat());
    let before = demo.levels("bicycles_value", november()).await;
    // A unit that a line says joined recorded bicycles of that day alone.
    let asked = taken(demo, true, &table).await.alike;
    let [(2, said)] = asked.as_slice() else { panic!("{asked:?}") };
    assert!(said.contains("Giống việc đã ghi của Huyện An Biên"), "{said}");
    for dry_run in [true, false] {
        let told = taken_all(demo, dry_run, &table).await;
        assert_eq!((told.recorded, told.refused.len()), (2, 5), "{told:?}");
        let says =
            ["Có nhiều nơi", "có nhiều: ", "Không có thỏa thuận", "Không còn đợt", "chỉ còn 3"];
        for ((line, why), (at, said)) in told.refused.iter().zip((4..).zip(says)) {
            // On a trial too, what one line takes is gone for the next.
            assert!(*line == at && why.contains(said), "{line}: {why}, not {said}");
        }
        let (line, what) = told.warned.first().expect("a word on the term");
        assert!(*line == 2 && what.contains("01/09/2024 – 31/10/2024"), "{line}: {what}");
        let now = demo.levels("bicycles_value", november()).await;
        let more = if dry_run { 0 } else { 4_000_000 };
        assert_eq!(now, before.map(|had| had + more), "two of five that are worth ten million");
    }
    let list = format!("{LIST}&kind=bicycle");
    let of_goods = chi.page(&list).await.text();
    let mut pages = Vec::new();
    for part in of_goods.split("href=\"/activities/").skip(1) {
        if uuid::Uuid::parse_str(part.get(..36).unwrap_or_default()).is_ok() {
            pages.push(chi.page(&format!("/activities/{}", &part[..36])).await.words());
        }
    }
    let told = pages.iter().find(|page| page.contains("Xe đạp mini")).expect("the work");
    for said in ["Xã Tân Khánh Hòa", "Huyện An Biên", "Tỉnh Đoàn: Xe đạp đến trường"]
    {
        assert!(told.contains(said), "{said}: {told}");
    }
    assert!(told.contains("nằm ngoài thời hạn thỏa thuận"), "{told}");
    let known = taken(demo, false, &table).await;
    assert_eq!((known.recorded, known.known), (0, 2), "{known:?}");
}

/// A place is taken by its name in the province of the unit, in any tones; what fits several or
/// none is said at it. The empty table explains the column; a refusal names the column it is about.
pub async fn takes_places_by_name(demo: &Demo, chi: &mut Visitor) {
    let rows = [
        "1,Tan Khanh Hoa,,Xe ở xã bên",
        "1,kien-giang/huyen-an-bien,,Xe ở huyện bên",
        "1,Xã,,",
        "1,Xã Mặt Trăng,,",
        "0,,,",
        "1,,1,",
    ];
    let line = |row| format!("{COMMUNE},bicycle,2024-11-01,{row}\n");
    let table = format!("unit,kind,from,count,place,at_least,title\n{}", rows.map(line).concat());
    let told = taken_all(demo, false, &table).await;
    assert_eq!((told.recorded, told.refused.len()), (2, 4), "{told:?}");
    let says = ["Có nhiều nơi tên “Xã”", "Không thấy “Xã Mặt Trăng”", "Cột “count”", "Bỏ “trên”"];
    for ((line, why), (at, said)) in told.refused.iter().zip((4..).zip(says)) {
        assert!(*line == at && why.contains(said), "{line}: {why}, not {said}");
    }
    let list = chi.page(&format!("{LIST}&kind=bicycle")).await.text();
    let until = list.split("Xe ở xã bên").next().expect("the page up to its name");
    let id = until.rsplit("href=\"/activities/").next().expect("its address");
    let page = chi.page(&format!("/activities/{}", &id[..36])).await.words();
    assert!(page.contains("Xã Tân Khánh Hòa"), "{page}");
    let words = program::house::words().unwrap_or_else(|_| panic!("words"));
    let empty = activities::sheet::template(&words, catalogue::shipped());
    for said in ["# place: nơi làm", "# campaign: mã hoặc tên cuộc vận động"] {
        assert!(empty.contains(said), "{empty}");
    }
}

/// What was done under an agreement is told in pages, its sum is of all of it.
pub async fn of_an_agreement_adds_up_whole(demo: &Demo, binh: &mut Visitor) {
    let list = binh.page(&format!("/agreements?unit={PROVINCE}")).await.text();
    let names_it = |part: &&str| part.get(36..).is_some_and(|rest| rest.starts_with("\">Áo ấm"));
    let mut links = list.split("href=\"/agreements/");
    let id = &links.find(names_it).expect("the agreement")[..36];
    let row = format!("{COMMUNE},bicycle,2024-11-01,1,1000,cash,áo ấm\n");
    let table = format!("unit,kind,from,count,value,source,agreement\n{}", row.repeat(200));
    assert_eq!(taken_all(demo, false, &table).await.recorded, 200);
    // One was there before, without a value.
    for (page, rows) in [("1", 200), ("2", 1)] {
        let told = binh.page(&format!("/agreements/{id}/work?page={page}")).await;
        assert!(told.words().contains("Đã làm 201 việc, giá trị 200.000 đồng"), "{page}");
        assert_eq!(told.text().matches("href=\"/activities/0").count(), rows, "{page}");
    }
}

/// What waits for a second pair of eyes and what is of a locked month is counted; work that was
/// taken back comes again with the same line.
pub async fn says_what_becomes_of_it(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let table = format!(
        "unit,kind,from,count,title\n{COMMUNE},bicycle,2024-10-30,1,Xe nhập muộn\n\
         {COMMUNE},bicycle,2024-11-01,6,Xe nhập bảng\n"
    );
    let before = demo.levels("bicycles", november()).await;
    let checking = format!("/activities/checking?unit={COMMUNE}");
    done(&binh.post(&checking, &[("needs_check", "1")]).await);
    let tried = taken(demo, true, &table).await;
    assert_eq!((tried.recorded, tried.waiting, tried.late), (2, 2, 0), "{tried:?}");
    done(&binh.post(&checking, &[("needs_check", "0")]).await);
    let told = taken(demo, false, &table).await;
    assert_eq!((told.recorded, told.waiting, told.late), (2, 0, 1), "{told:?}");
    assert_eq!(demo.levels("bicycles", november()).await, before.map(|had| had + 7));
    let back = [("version", "1"), ("why", "Ghi nhầm ngày")];
    for (month, title) in [("2024-10", "Xe nhập muộn"), ("2024-11", "Xe nhập bảng")] {
        let list = format!("{}&kind=bicycle", LIST.replace("2024-11", month));
        let text = chi.page(&list).await.text();
        let until = text.split(title).next().expect("the page up to its name");
        let id = until.rsplit("href=\"/activities/").next().expect("its address");
        done(&binh.post(&format!("/activities/{}/reverse", &id[..36]), &back).await);
    }
    assert_eq!(demo.levels("bicycles", november()).await, before);
    let again = taken(demo, false, &table).await;
    assert_eq!((again.recorded, again.known), (2, 0), "it may come again: {again:?}");
    let known = taken(demo, false, &table).await;
    assert_eq!((known.recorded, known.known), (0, 2), "{known:?}");
}
