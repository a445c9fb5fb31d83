//! Every form that is not a month's goes the whole way through pages once: it is filled where it
//! is filled, sent, approved above, locked where it locks, issued; its paper names its span. On
//! every engine; it opens with who may not.

use crate::house::{self, Demo, PROVINCE};
use crate::visitor::{Visitor, done, fresh_key};
use api::Trees;
use api::cluster::{Basis, Gathered, gathered};
use axum::http::StatusCode;
use book::Figures;
use kernel::db::Tx;
use kernel::{Day, Period, Role};
use sha2::{Digest, Sha256};

mod crossing;
mod late;

/// A form, its span as an address bears it, what it is about, the answers, and what its paper says.
struct Way {
    form: &'static str,
    period: &'static str,
    more: &'static str,
    answers: &'static [(&'static str, &'static str)],
    names: &'static str,
}

const fn figures(form: &'static str, period: &'static str, names: &'static str) -> Way {
    Way { form, period, more: "", answers: &[], names }
}

const DIRECTIVE: &[(&str, &str)] = &[
    ("a-directive-led", "Ban hành kế hoạch"),
    ("a-directive-told", "12 buổi"),
    ("a-directive-strengthened", "Kiện toàn"),
];
const CAMPAIGN: &[(&str, &str)] = &[("a-campaign-led", "Kế hoạch"), ("a-campaign-done", "40 suất")];
const FLASH: &[(&str, &str)] = &[
    ("a-flash-hazard", "storm"),
    ("a-flash-level", "3"),
    ("a-flash-when", "5 giờ ngày 18/01/2025"),
    ("a-flash-course", "Bão đổ bộ"),
];

const WAYS: &[Way] = &[
    figures("quarter", "2024-Q4", "quý IV năm 2024"),
    figures("six-months", "2024-H1", "6 tháng đầu năm 2024"),
    figures("nine-months", "2024-9M", "9 tháng đầu năm 2024"),
    figures("school-year", "2023-2024", "năm học 2023-2024"),
    figures("year", "2024", "Chữ thập đỏ năm 2024"),
    Way {
        form: "campaign",
        period: "2024",
        more: "&subject=CMP-02",
        answers: CAMPAIGN,
        names: "Tết Nhân ái năm 2024",
    },
    Way {
        form: "directive-18",
        period: "2024",
        more: "",
        answers: DIRECTIVE,
        names: "Thủ tướng Chính phủ năm 2024",
    },
];

#[tokio::test]
async fn every_form_is_filled_sent_and_issued_and_its_paper_names_its_span() {
    for demo in house::every_demo_on(Day::of(2025, 1, 20).expect("a day")).await {
        println!("on {}", demo.engine);
        let mut binh = Visitor::of(&demo, "binh").await;
        let mut an = Visitor::of(&demo, "an").await;
        for way in WAYS {
            let query =
                format!("?unit={PROVINCE}&form={}&period={}{}", way.form, way.period, way.more);
            goes(&demo, (&mut binh, &mut an), &query, way).await;
        }
        a_cluster_reads_what_was_issued(&demo).await;
        let query = disaster(&demo, &mut binh).await;
        let (form, names) = ("flash", "Bão số 3 (lần 01)");
        let flash = Way { form, period: "", more: "", answers: FLASH, names };
        goes(&demo, (&mut binh, &mut an), &query, &flash).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// Somebody of the other member of the cluster reads the year that was issued, and no quarter that
/// was not.
async fn a_cluster_reads_what_was_issued(demo: &Demo) {
    let house = &demo.house;
    let (trees, figures) =
        (house.shelf::<Trees>().expect("a tree"), house.shelf::<Figures>().expect("figures"));
    let read = move |tx: &mut Tx<'_>| {
        let other = house::person_on(tx, Role::Approver, "soc-trang", house::today())?;
        let cluster = org::store::all_clusters(tx)?.first().expect("a cluster").id;
        let tree = trees.now(tx)?;
        let mut all = Vec::new();
        for period in ["2024", "2024-Q1"].map(|text| Period::parse(text).expect("a period")) {
            let reader = api::Reader::new(&other, &figures, &tree, api::Map::Reported);
            let about = (&other, &*figures, api::Map::Reported);
            all.extend(gathered(tx, reader, about, cluster, &[period])?);
        }
        let here = kernel::place::find(tx, PROVINCE, house::today())?.id;
        let of = |one: &Gathered| {
            let member = one.members.iter().find(|member| member.line.unit == here);
            member.map(|member| (member.basis, member.line.values.len()))
        };
        Ok(all.iter().filter_map(of).collect::<Vec<_>>())
    };
    let told = house.db.read(read).await.expect("a cluster");
    assert!(matches!(told[0], (Basis::Issued, n) if n > 20), "{told:?}");
    assert_eq!(told[1], (Basis::Untold, 0));
}

async fn who_may_not(demo: &Demo, query: &str) {
    let (page, answers) = (format!("/reports{query}"), format!("/reports/answers{query}"));
    let key = fresh_key();
    let mut khach = Visitor::guest(demo);
    assert_eq!(khach.get(&page).await.status, StatusCode::SEE_OTHER, "{page}");
    assert_eq!(khach.post(&answers, &[("key", &key)]).await.status, StatusCode::UNAUTHORIZED);
    for login in ["dung", "chi"] {
        let mut other = Visitor::of(demo, login).await;
        assert_eq!(other.get(&page).await.status, StatusCode::NOT_FOUND, "{login}: {page}");
        let told = other.post(&answers, &[("key", &key)]).await;
        assert_eq!(told.status, StatusCode::NOT_FOUND, "{login}: {page}");
    }
}

/// A disaster is opened with its first report.
async fn disaster(demo: &Demo, binh: &mut Visitor) -> String {
    let key = fresh_key();
    let form = [("id", key.as_str()), ("name", "Bão số 3"), ("began_on", "18/01/2025")];
    let flash = format!("/reports/flash?unit={PROVINCE}");
    let told = Visitor::of(demo, "dung").await.post(&flash, &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let to = done(&binh.post(&flash, &form).await);
    to.strip_prefix("/reports").expect("a report").to_owned()
}

async fn goes(demo: &Demo, (binh, an): (&mut Visitor, &mut Visitor), query: &str, way: &Way) {
    who_may_not(demo, query).await;
    println!("{}", way.form);
    let page = format!("/reports{query}");
    if way.answers.is_empty() {
        let (id, body) = (fresh_key(), "Tổ chức {plan:02} lớp tập huấn.");
        let task = [("id", id.as_str()), ("body", body), ("plan", "3")];
        done(&binh.post(&format!("/reports/task{query}"), &task).await);
    } else {
        let key = fresh_key();
        let mut form = vec![("key", key.as_str())];
        form.extend_from_slice(way.answers);
        done(&binh.post(&format!("/reports/answers{query}"), &form).await);
    }
    step(binh, &page, "send", "").await;
    step(an, &page, "approve", "").await;
    if way.form != "flash" {
        step(binh, &page, "lock", way.period).await;
    }
    issued(binh, &page).await;
    let shown = binh.page(&page).await.words();
    assert!(shown.contains("đã ban hành"), "{}: {shown}", way.form);
    let paper = binh.page(&format!("/reports/paper{query}")).await.words();
    assert!(paper.contains(way.names), "the paper of {} does not name it: {paper}", way.form);
    proven(binh, query, way).await;
    for (_, answer) in way.answers.iter().filter(|(name, _)| name.contains("-led")) {
        assert!(paper.contains(answer), "{}: {paper}", way.form);
    }
}

/// What was printed beside what is known now, with hashes that whoever holds the files computes
/// again; a form without figures says that it has none.
async fn proven(binh: &mut Visitor, query: &str, way: &Way) {
    let known = binh.page(&format!("/reports/known{query}")).await.words();
    let is_plain = !way.answers.is_empty();
    assert_eq!(known.contains("không có số nào để so"), is_plain, "{}: {known}", way.form);
    assert_eq!(known.contains("của số đã niêm"), !is_plain, "{}: {known}", way.form);
    assert_eq!(known.contains("của nội dung đã niêm"), is_plain, "{}: {known}", way.form);
    for file in ["pdf", "docx"] {
        let bytes = binh.page(&format!("/reports/paper.{file}{query}")).await.bytes;
        let hash = Sha256::digest(&bytes);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(known.contains(&hash), "{} {file}: {hash} is not in {known}", way.form);
    }
    assert!(!known.contains("không còn đúng như lúc ban hành"), "{}: {known}", way.form);
}

/// Takes a step on a report.
pub async fn step(visitor: &mut Visitor, page: &str, word: &str, confirm: &str) {
    let shown = visitor.page(page).await;
    let (report, version) = (shown.field("report"), shown.field("version"));
    let pairs = [
        ("report", report.as_str()),
        ("version", version.as_str()),
        ("step", word),
        ("confirm", confirm),
    ];
    done(&visitor.post("/reports/step", &pairs).await);
}

/// Issues the paper of a report that is locked.
pub async fn issued(binh: &mut Visitor, page: &str) {
    let shown = binh.page(page).await.text();
    let at = shown.split("/reports/issue?report=").nth(1).and_then(|rest| rest.get(..36));
    let report = at.unwrap_or_else(|| panic!("nothing to issue: {shown}")).to_owned();
    let page = binh.page(&format!("/reports/issue?report={report}")).await;
    let (version, signer) = (page.field("version"), page.last_choice());
    let form = [
        ("report", report.as_str()),
        ("version", version.as_str()),
        ("issued_on", "20/01/2025"),
        ("signer", signer.as_str()),
    ];
    done(&binh.post("/reports/issue", &form).await);
}
