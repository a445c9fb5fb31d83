//! The yearly round against a commune's list of poor households: opened by a head, the list pasted,
//! each line answered, each dossier from before looked at, closed with a word on what is left. It
//! opens with who may not.

use super::{done, record, refused, with};
use crate::house::{self, CENTRE, COMMUNE, DISTRICT, Demo};
use crate::visitor::{Told, Visitor, fresh_key};
use addresses::model::{RoundId, Tally};
use addresses::store::round as store;
use axum::http::StatusCode;
use kernel::db::Tx;
use kernel::{Day, Role, place};

const ROUNDS: &str = "/addresses/rounds?unit=kien-giang";
/// The list as Excel hands it over: a head, one line that cannot be read, one name twice.
const LIST: &str = "STT\tHọ tên\tNăm sinh\tẤp\tDiện\n1\tLê Văn Cũ\t1960\tẤp Rạch\tHộ nghèo\n\
                    2\tTrần Thị Mới\t1975\tẤp Rạch\tCận nghèo\n3\tPhan Văn Xa\t1980\t\tKhó khăn\n\
                    4\tLê Thị Sai\tcon gái\t\tHộ nghèo\n5\tPhan Văn Xa\t1980\t\tHộ nghèo";

#[tokio::test]
async fn a_round_is_walked_before_march() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        let before = [
            household(&mut chi, "Lê Văn Cũ", "1960").await,
            household(&mut chi, "Ngô Thị Hết", "1950").await,
        ];
        let round = who_may_not_open(&demo, &mut chi, &mut binh).await;
        let sheet = each_commune_has_a_page(&demo, &mut chi, &round).await;
        a_list_twice_adds_nothing_twice(&demo, &mut chi, &sheet).await;
        each_line_gets_an_answer(&mut chi, &sheet).await;
        a_dossier_goes_on_only_when_looked_at(&mut chi, &sheet, &before).await;
        how_far_it_is(&demo, &mut binh, &round).await;
        it_closes_over_nothing_in_silence(&mut chi, &mut binh, (&round, &sheet)).await;
        a_late_round_says_so(&mut binh).await;
        a_whole_round_closes_without_a_word(&demo).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

async fn household(chi: &mut Visitor, name: &str, born: &str) -> String {
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("sort", "household"),
        ("name", name),
        ("birth_year", born),
        ("group", "poor_household"),
        ("opened_on", "20/10/2024"),
    ];
    done(&chi.post(&format!("/addresses/new?unit={COMMUNE}"), &form).await)
}

/// A clerk, another province and nobody open no round; neither does a district. One a year.
async fn who_may_not_open(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) -> String {
    let id = fresh_key();
    let form = [("id", id.as_str()), ("year", "2025"), ("due_on", "28/02/2025")];
    assert_eq!(Visitor::guest(demo).post(ROUNDS, &form).await.status, StatusCode::UNAUTHORIZED);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(ROUNDS, &form).await.status, StatusCode::NOT_FOUND);
    let own = format!("/addresses/rounds?unit={COMMUNE}");
    assert_eq!(chi.post(&own, &form).await.status, StatusCode::NOT_FOUND, "a clerk opens");
    let district = format!("/addresses/rounds?unit={DISTRICT}");
    refused(&binh.post(&district, &form).await, "Trung ương Hội mở đợt");
    for (name, value, said) in [
        ("year", "2027", "năm nay hoặc năm sau"),
        ("due_on", "31/12/2024", "trong năm của đợt"),
        ("due_on", "", "Nhập"),
    ] {
        refused(&binh.post(ROUNDS, &with(&form, name, value)).await, said);
    }
    let page = binh.page(ROUNDS).await;
    assert_eq!((page.field("year"), page.field("due_on")), ("2025".into(), "28/02/2025".into()));
    assert!(page.words().contains("chưa mở đợt"), "{}", page.words());
    let round = done(&binh.post(ROUNDS, &form).await);
    assert_eq!(done(&binh.post(ROUNDS, &form).await), round, "sent twice, opened once");
    let other = fresh_key();
    refused(&binh.post(ROUNDS, &with(&form, "id", &other)).await, "đã mở đợt của năm này");
    round
}

/// Chi finds her commune's page in the list; nobody else does, and she does not lead the round.
async fn each_commune_has_a_page(demo: &Demo, chi: &mut Visitor, round: &str) -> String {
    let sheet = chi.page("/addresses/rounds").await.record(&format!("{round}/"));
    let page = chi.page(&sheet).await;
    for said in ["Xã Phú Lợi", "28/02/2025", "chưa nộp", "Lê Văn Cũ", "Ngô Thị Hết"]
    {
        assert!(page.words().contains(said), "{said}: {}", page.words());
    }
    let mut dung = Visitor::of(demo, "dung").await;
    for path in [round, sheet.as_str()] {
        assert_eq!(dung.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_ne!(Visitor::guest(demo).get(path).await.status, StatusCode::OK, "{path}");
    }
    let list = [("list", LIST)];
    let paths =
        ["give", "list", "one", "none", "answer", "review"].map(|to| format!("{sheet}/{to}"));
    for path in &paths {
        let told = dung.post(path, &list).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{path}");
        let told = Visitor::guest(demo).post(path, &list).await;
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    let version = [("version", "1"), ("why", "thôi"), ("given_to", "Chi")];
    for path in [format!("{round}/close"), format!("{sheet}/give")] {
        assert_eq!(chi.post(&path, &version).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let other =
        format!("/addresses/rounds/{}/{}", fresh_key(), sheet.rsplit('/').next().expect("it"));
    assert_eq!(chi.get(&other).await.status, StatusCode::NOT_FOUND, "a sheet of another round");
    let mut binh = Visitor::of(demo, "binh").await;
    let given = [("version", "1"), ("given_to", "Nguyễn Thị Chi")];
    done(&binh.post(&format!("{sheet}/give"), &given).await);
    let again = binh.post(&format!("{sheet}/give"), &given).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "given on an old version");
    assert!(chi.page(&sheet).await.words().contains("Nguyễn Thị Chi"));
    sheet
}

/// What could be read is taken, the other line comes back alone; the same list adds nothing again.
async fn a_list_twice_adds_nothing_twice(demo: &Demo, chi: &mut Visitor, sheet: &str) {
    let list = format!("{sheet}/list");
    refused(&chi.post(&list, &[("list", " ")]).await, "Nhập");
    let told = chi.post(&list, &[("list", LIST)]).await;
    refused(&told, "Đã ghi 4 hộ mới");
    for said in ["“4; Lê Thị Sai; con gái; ; Hộ nghèo”: xem lại năm sinh", "Dòng 1"]
    {
        assert!(told.words().contains(said), "{said}: {}", told.words());
    }
    let text = told.text();
    let kept = text.split("<textarea").nth(1).and_then(|rest| rest.split("</textarea>").next());
    let kept = kept.expect("the box");
    assert!(kept.contains("Lê Thị Sai") && !kept.contains("Phan"), "{kept}");
    assert!(!text.contains("Rạch"), "a hamlet is kept");
    let mended = LIST.replace("con gái", "02/09/1970");
    done(&chi.post(&list, &[("list", &mended)]).await);
    done(&chi.post(&list, &[("list", &mended)]).await);
    let one = fresh_key();
    let form = [
        ("id", one.as_str()),
        ("name", "TRẦN THỊ MỚI"),
        ("birth_year", "1975"),
        ("class", "near_poor"),
    ];
    refused(&chi.post(&format!("{sheet}/one"), &form).await, "đã có tên và năm sinh này");
    let no_class = with(&form, "class", "");
    refused(&chi.post(&format!("{sheet}/one"), &no_class).await, "Chọn");
    let new = [("id", one.as_str()), ("name", "Hồ Bảy"), ("birth_year", ""), ("class", "poor")];
    done(&chi.post(&format!("{sheet}/one"), &new).await);
    done(&chi.post(&format!("{sheet}/one"), &new).await);
    // Namesakes of one list are two households.
    assert_eq!(progress(demo).await.lines, 6, "{}", chi.page(sheet).await.words());
    let page = chi.page(sheet).await.words();
    assert_eq!(page.matches("Phan Văn Xa").count(), 2, "{page}");
    assert!(page.contains("Danh sách nộp 01/11/2024"), "{page}");
}

async fn progress(demo: &Demo) -> store::Progress {
    let read = |tx: &mut Tx<'_>| {
        let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
        let pass = clerk.may(&addresses::acts::VIEW, &place::find(tx, COMMUNE, house::today())?)?;
        store::progress(tx, &pass, Day::of(2025, 1, 31).expect("a day"))
    };
    demo.house.db.read(read).await.expect("progress")
}

/// The hidden values of the line of this name.
fn line_of(page: &Told, name: &str) -> (String, String) {
    let text = page.text();
    let row = text.split("<tr").find(|row| row.contains(name) && row.contains("line="));
    let row = row.unwrap_or_else(|| panic!("no line of {name}: {}", page.words()));
    let id = row.split("line=").nth(1).expect("its id")[..36].to_owned();
    (id, "1".to_owned())
}

/// A dossier that a line seems to have is proposed and linked by a person; a new one is opened with
/// the form filled in; a line is left out for a reason; a mistake is taken back.
async fn each_line_gets_an_answer(chi: &mut Visitor, sheet: &str) {
    let (page, to) = (chi.page(sheet).await, format!("{sheet}/answer"));
    assert_eq!(page.words().matches("Có thể là hồ sơ").count(), 1, "{}", page.words());
    let (old, version) = line_of(&page, "Lê Văn Cũ");
    let code = page.field("code");
    let has = [
        ("line", old.as_str()),
        ("version", version.as_str()),
        ("answer", "has"),
        ("code", code.as_str()),
    ];
    refused(&chi.post(&to, &with(&has, "code", "ZZZZ9999")).await, "không có hồ sơ đang mở");
    done(&chi.post(&to, &has).await);
    assert_eq!(chi.post(&to, &has).await.status, StatusCode::CONFLICT, "on an old version");
    let known = with(&has, "version", "2");
    refused(&chi.post(&to, &known).await, "vừa có trả lời khác");

    let (new, _) = line_of(&page, "Trần Thị Mới");
    let path = format!("/addresses/new?unit={COMMUNE}&line={new}");
    let form = chi.page(&path).await;
    assert_eq!(
        (form.field("name"), form.field("birth_year")),
        ("Trần Thị Mới".into(), "1975".into())
    );
    let title = form.text();
    assert!(!title.split("</title>").next().expect("a title").contains("Mới"));
    let id = fresh_key();
    let survey = [
        ("id", id.as_str()),
        ("sort", "household"),
        ("name", "Trần Thị Mới"),
        ("birth_year", "1975"),
        ("group", "near_poor"),
        ("opened_on", "01/11/2024"),
    ];
    refused(&chi.post(&path, &with(&survey, "group", "")).await, "Chọn");
    done(&chi.post(&path, &survey).await);
    done(&chi.post(&path, &survey).await);
    let other = fresh_key();
    let second = with(&with(&survey, "id", &other), "name", "Trần Thị Mười");
    refused(&chi.post(&path, &second).await, "vừa được người khác trả lời");

    let (far, _) = line_of(&chi.page(sheet).await, "Phan Văn Xa");
    let out = [("line", far.as_str()), ("version", "1"), ("answer", "out"), ("why", "")];
    let told = chi.post(&to, &out).await;
    refused(&told, "Nhập");
    done(&chi.post(&to, &with(&out, "why", "Đã chuyển đi Cần Thơ")).await);
    let undo = [("line", far.as_str()), ("version", "2"), ("answer", "again")];
    done(&chi.post(&to, &undo).await);
    refused(&chi.post(&to, &with(&undo, "version", "3")).await, "vừa có trả lời khác");
    let out = with(&out, "version", "3");
    done(&chi.post(&to, &with(&out, "why", "Đã chuyển đi Cần Thơ")).await);
    let words = chi.page(sheet).await.words();
    for said in ["có hồ sơ từ trước", "mới mở hồ sơ", "bỏ ra Đã chuyển đi Cần Thơ"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
}

/// A dossier from before stands to be looked at until somebody looked, or it ended.
async fn a_dossier_goes_on_only_when_looked_at(
    chi: &mut Visitor,
    sheet: &str,
    [old, gone]: &[String; 2],
) {
    let page = chi.page(sheet).await;
    // The demo keeps dossiers of its own here.
    let others = page.words().matches("chưa xem lại").count() - 2;
    let text = page.text();
    let row = text.split("<tr").find(|row| row.contains(old.as_str()) && row.contains("carry="));
    let carry = &row.expect("its row").split("carry=").nth(1).expect("its id")[..36];
    let asked = chi.page(&format!("{sheet}?carry={carry}")).await;
    assert_eq!(asked.field("on"), "01/11/2024");
    let version = asked.field("version");
    let to = format!("{sheet}/review");
    let look = [
        ("carry", carry),
        ("version", version.as_str()),
        ("on", "01/11/2024"),
        ("by_whom", "Chi, ấp 1"),
    ];
    refused(&chi.post(&to, &with(&look, "by_whom", "")).await, "Nhập");
    refused(&chi.post(&to, &with(&look, "on", "31/10/2024")).await, "từ 01/11/2024");
    refused(&chi.post(&to, &with(&look, "on", "02/11/2024")).await, "chưa đến");
    done(&chi.post(&to, &look).await);
    assert_eq!(chi.post(&to, &look).await.status, StatusCode::CONFLICT, "on an old version");
    let end = [("on", "01/11/2024"), ("outcome", "moved"), ("by_whom", "Xã báo")];
    done(&record(chi, gone, "end", &end).await);
    let words = chi.page(sheet).await.words();
    for said in ["còn cần giúp 01/11/2024 · Chi, ấp 1", "đã kết thúc 01/11/2024"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert_eq!(words.matches("chưa xem lại").count(), others, "{words}");
}

/// The numbers of the leaders and of the round's page; a file names nobody.
async fn how_far_it_is(demo: &Demo, binh: &mut Visitor, round: &str) {
    let far = progress(demo).await;
    assert_eq!((far.lines, far.answered, far.in_time), (6, 3, 2));
    assert_eq!(far.reviewed, 2);
    // Three lines are left, and the dossiers that the demo keeps here.
    let (carried, left) = (far.carried, 3 + far.carried - 2);
    assert_eq!((far.communes, far.handed), (1, 1));
    assert_eq!(far.due_on, Day::of(2025, 2, 28));
    let page = binh.page(&format!("{round}?unit={DISTRICT}")).await.words();
    let row = format!("Xã Phú Lợi Nguyễn Thị Chi 1/1 6 2 2/{carried} {left}");
    assert!(page.contains(&row), "{row}: {page}");
    let file = binh.page(&format!("{round}?unit={DISTRICT}&file=csv")).await.text();
    let row = format!("Xã Phú Lợi,Nguyễn Thị Chi,1,6,1,1,1,{carried},2,{left}");
    assert!(file.contains(&row), "{row}: {file}");
    assert!(!file.contains("Phan"), "a name leaves the house");
    // Another year has no round here.
    let none = demo.house.db.read(|tx: &mut Tx<'_>| {
        let clerk = house::person(tx, Role::Clerk, COMMUNE)?;
        let pass = clerk.may(&addresses::acts::VIEW, &place::find(tx, COMMUNE, house::today())?)?;
        store::progress(tx, &pass, house::today())
    });
    let none = none.await.expect("progress");
    assert_eq!((none.lines, none.communes, none.due_on), (0, 0, None));
}

/// What is left is said; a head may close over it with a reason, which everybody reads.
async fn it_closes_over_nothing_in_silence(
    chi: &mut Visitor,
    binh: &mut Visitor,
    (round, sheet): (&str, &str),
) {
    let close = format!("{round}/close");
    let version = binh.page(round).await.field("version");
    let form = [("version", version.as_str()), ("why", "")];
    refused(&binh.post(&close, &form).await, "3 hộ chưa trả lời");
    let stale = with(&form, "version", "0");
    assert_eq!(binh.post(&close, &stale).await.status, StatusCode::CONFLICT);
    done(&binh.post(&close, &with(&form, "why", "Bão số 4, các xã chưa họp được")).await);
    let words = binh.page(round).await.words();
    for said in ["đã đóng", "Đóng ngày 01/11/2024", "3 hộ chưa trả lời", "Bão số 4"]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let late = binh.post(&close, &with(&form, "version", "2")).await;
    refused(&late, "Đợt này đã đóng ngày 01/11/2024");
    refused(&chi.post(&format!("{sheet}/list"), &[("list", LIST)]).await, "đã đóng");
    let words = chi.page(sheet).await.words();
    assert!(words.contains("đã đóng") && !words.contains("Ghi danh sách"), "{words}");
}

/// A round whose last day has passed says how late it is.
async fn a_late_round_says_so(binh: &mut Visitor) {
    let id = fresh_key();
    let form = [("id", id.as_str()), ("year", "2024"), ("due_on", "29/02/2024")];
    let round = done(&binh.post(ROUNDS, &form).await);
    let words = binh.page(&round).await.words();
    assert!(words.contains("quá hạn 246 ngày"), "{words}");
    let version = [("version", "1"), ("why", "Làm muộn")];
    done(&binh.post(&format!("{round}/close"), &version).await);
    assert!(binh.page(ROUNDS).await.words().contains("đã đóng quá hạn 246 ngày"));
}

/// Where every list, line and dossier has its answer, no reason is asked for.
async fn a_whole_round_closes_without_a_word(demo: &Demo) {
    let walk = |tx: &mut Tx<'_>| {
        let day = house::today();
        let head = house::person(tx, Role::Approver, "ca-mau")?;
        let place = place::find(tx, "ca-mau", day)?;
        let (id, due) = (RoundId::new(), Day::of(2025, 2, 28).expect("a day"));
        addresses::desk::round::open(tx, &head, place.id, (id, 2025, due))?;
        let pass = head.may(&addresses::acts::ROUND, &place)?;
        let round = store::found(tx, id)?.expect("the round");
        let sheets = store::all_sheets(tx, &pass, id)?;
        for sheet in sheets.iter().filter(|sheet| sheet.asks_list) {
            addresses::desk::round::none(tx, &head, (sheet.id, 1))?;
        }
        for sheet in &sheets {
            for row in store::carried(tx, &pass, sheet.id, 500)? {
                addresses::desk::round::look_at(tx, &head, (row.id, 1), (day, "Tổ"))?;
            }
        }
        let sheets = store::all_sheets(tx, &pass, id)?;
        let all = store::tallies(tx, &pass, &round, &sheets)?.into_values();
        let whole = all.fold(Tally::default(), Tally::plus);
        assert!(whole.communes > 50, "a province has communes: {whole:?}");
        assert_eq!(whole.left(), 0, "{whole:?}");
        addresses::desk::round::close(tx, &head, (id, 1), "")?;
        // The centre opens for the others: no commune stands in two rounds of a year.
        let an = house::person(tx, Role::Centre, CENTRE)?;
        let centre = place::find(tx, CENTRE, day)?;
        let (other, mine) = (RoundId::new(), an.may(&addresses::acts::ROUND, &centre)?);
        addresses::desk::round::open(tx, &an, centre.id, (other, 2025, due))?;
        let others = store::all_sheets(tx, &mine, other)?;
        assert!(others.iter().all(|one| sheets.iter().all(|own| own.unit != one.unit)));
        Ok(others.len())
    };
    let others = demo.house.db.write(walk).await.expect("walked");
    assert!(others > 1_000, "the communes of the other provinces: {others}");
}
