//! Sponsors and addresses through the doors: registered, verified, a slot offered and taken, help
//! given, taken back, handed over, an end; the sponsor's own page; how far the campaign has come.
//! What each gives stands in the Book. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE, november};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use addresses::AddressId;
use axum::http::StatusCode;

mod accepting;
mod behind;
mod codes;
mod finding;
mod last_day;
mod laws;
mod letters;
mod nuoi_em;
mod race;
mod rounds;
pub mod scene;

use scene::Scene;

const TURNS: &str = "addresses_helped_turns";
const VALUE: &str = "addresses_value";
/// What stands in the dossier and on no page of a sponsor.
const NAME: &str = "Lâm Thị Kín Danh";

#[tokio::test]
async fn help_goes_from_a_sponsor_to_an_address_and_into_the_book() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let scene = Scene::set(&demo, NAME).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        who_may_not(&demo, &scene).await;
        let sponsor = a_sponsor_is_verified_by_somebody_else(&mut chi, &mut binh).await;
        a_slot_is_offered_and_taken(&mut chi, &scene, &sponsor).await;
        what_is_given_stands_in_the_book(&demo, &mut chi, &scene).await;
        a_figure_is_recorded_or_typed_never_both(&demo, &mut chi).await;
        rounds::a_round_is_written_at_once(&demo, &mut chi, &scene).await;
        let own =
            the_sponsor_sees_its_own_and_nobody(&demo, &mut chi, (scene.address, &sponsor)).await;
        a_proposal_is_accepted_by_a_person(&demo, &mut chi).await;
        the_campaign_shows_how_far_it_came(&demo, &mut chi, &mut binh).await;
        who_still_helps_is_not_closed(&mut chi, &sponsor).await;
        who_agrees_no_more_is_not_matched(&demo, &mut chi, (&scene, &own)).await;
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// What an address's form records.
fn to(address: AddressId, what: &str) -> String {
    format!("/sponsorship/addresses/{address}/record?what={what}")
}

/// Dũng finds nothing, Khách is asked to log in; an id that is guessed is plainly not found.
async fn who_may_not(demo: &Demo, scene: &Scene) {
    let home = format!("/sponsorship/addresses/{}", scene.address);
    let mut dung = Visitor::of(demo, "dung").await;
    for path in
        [home.clone(), to(scene.address, "slot"), format!("/sponsors/{}", scene.sponsors[0])]
    {
        assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let form = slot(&fresh_key()).map(|(name, value)| (name, value.to_owned()));
    let form: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = dung.post(&to(scene.address, "slot"), &form).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    let guest = Visitor::guest(demo).post(&to(scene.address, "slot"), &form).await;
    assert_eq!(guest.status, StatusCode::UNAUTHORIZED);
    let guessed = dung.get(&format!("/sponsorship/addresses/{}", fresh_key())).await;
    assert_eq!(guessed.status, StatusCode::NOT_FOUND);
    let link = format!("/nguoi-giup/{}", "0".repeat(64));
    assert_eq!(Visitor::guest(demo).get(&link).await.status, StatusCode::NOT_FOUND);
}

/// Chi writes a sponsor down and may not verify it; nobody pledges before Bình did.
async fn a_sponsor_is_verified_by_somebody_else(chi: &mut Visitor, binh: &mut Visitor) -> String {
    let new = format!("/sponsors/new?unit={COMMUNE}");
    let id = fresh_key();
    let form = [
        ("id", id.as_str()),
        ("kind", "enterprise"),
        ("name", "Cửa hàng Vật tư Mẫu"),
        ("called", "Một người bạn"),
        ("wish_amount", "400.000"),
    ];
    refused(&chi.post(&new, &form[..2]).await, "Nhập");
    let home = done(&chi.post(&new, &form).await);
    assert_eq!(done(&chi.post(&new, &form).await), home, "sent twice, registered once");
    let proof = [("version", "1"), ("proof", "Giấy phép kinh doanh")];
    let own = chi.post(&format!("{home}/verify"), &proof).await;
    assert_eq!(own.status, StatusCode::NOT_FOUND, "a clerk verifies");
    let list = chi.page(&format!("/sponsors?unit={COMMUNE}&q=ban")).await.words();
    assert!(list.contains("Một người bạn") && list.contains("chờ xác minh"), "{list}");
    refused(&binh.post(&format!("{home}/verify"), &[("version", "1")]).await, "Nhập");
    done(&binh.post(&format!("{home}/verify"), &proof).await);
    let page = chi.page(&home).await;
    assert!(page.words().contains("Giấy phép kinh doanh"), "{}", page.words());
    let title = page.text().split("</title>").next().expect("a title").to_owned();
    assert!(!title.contains("người bạn"), "a name in a title");
    id
}

fn slot(id: &str) -> [(&'static str, &str); 7] {
    [
        ("id", id),
        ("sort", "cash"),
        ("words", "Gạo hằng tháng"),
        ("amount", "500.000"),
        ("parts", "2"),
        ("from", "2024-10"),
        ("until", "2025-03"),
    ]
}

/// A slot of two parts: each is taken once; the second that asks for one is told the month.
async fn a_slot_is_offered_and_taken(chi: &mut Visitor, scene: &Scene, sponsor: &str) {
    let offer = to(scene.address, "slot");
    let id = fresh_key();
    for (name, value, said) in [
        ("parts", "0", "Số phần"),
        ("parts", "21", "Số phần"),
        ("amount", "1", "1 đồng mỗi phần"),
        ("until", "2024-09", "sau tháng đầu"),
        ("from", "2023-12", "trước tháng khảo sát"),
    ] {
        let form = slot(&id).map(|(own, old)| (own, if own == name { value } else { old }));
        refused(&chi.post(&offer, &form).await, said);
    }
    done(&chi.post(&offer, &slot(&id)).await);
    done(&chi.post(&offer, &slot(&id)).await);
    let page = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(page.contains("2/2 phần") && page.matches("Gạo hằng tháng").count() == 1, "{page}");
    let take = to(scene.address, "pledge");
    let part = |at: u8| format!("{id}:{at}");
    let (first, key) = (part(1), fresh_key());
    let other = scene.sponsors[1].to_string();
    let pledge = |key: &str, part: &str, who: &str| {
        [
            ("id", key.to_owned()),
            ("slot", part.to_owned()),
            ("sponsor", who.to_owned()),
            ("from", "2024-10".to_owned()),
            ("until", "2025-03".to_owned()),
        ]
    };
    let mine = pledge(&key, &first, sponsor);
    done(&chi.post(&take, &pairs(&mine)).await);
    done(&chi.post(&take, &pairs(&mine)).await);
    let late = pledge(&fresh_key(), &first, &other);
    refused(&chi.post(&take, &pairs(&late)).await, "đã có người nhận cho tháng 10/2024");
    done(&chi.post(&take, &pairs(&pledge(&fresh_key(), &part(2), &other))).await);
    let page = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(page.contains("0/2 phần") && page.contains("còn thiếu 10/2024"), "{page}");
}

/// Borrowed words of a form that was made.
fn pairs<'a>(form: &'a [(&'a str, String)]) -> Vec<(&'a str, &'a str)> {
    form.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

fn gift<'a>(id: &'a str, months: &[&'a str], amount: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("id", id),
        ("on", "01/11/2024"),
        ("sort", "cash"),
        ("amount", amount),
        ("handed_by", "Chi hội ấp"),
        ("proof", "receipt"),
        ("proof_words", "PT 7/2024"),
    ];
    form.extend(months.iter().map(|month| ("months", *month)));
    form
}

/// One hand-over for two months is one turn; its value stands at four levels, once; taken back it
/// is asked again.
async fn what_is_given_stands_in_the_book(demo: &Demo, chi: &mut Visitor, scene: &Scene) {
    let pledge = scene.pledge_of(demo, 1).await;
    let give = format!("{}&pledge={pledge}", to(scene.address, "give"));
    let before = (demo.levels(TURNS, november()).await, demo.levels(VALUE, november()).await);
    let key = fresh_key();
    refused(&chi.post(&give, &gift(&key, &[], "500.000")).await, "Chọn");
    let ahead = gift(&key, &["2024-11"], "250.000").into_iter();
    let ahead: Vec<_> =
        ahead.map(|(name, v)| (name, if name == "on" { "02/11/2024" } else { v })).collect();
    refused(&chi.post(&give, &ahead).await, "chưa đến");
    let both = gift(&key, &["2024-10", "2024-11"], "500.001");
    done(&chi.post(&give, &both).await);
    done(&chi.post(&give, &both).await);
    let after = (demo.levels(TURNS, november()).await, demo.levels(VALUE, november()).await);
    assert_eq!(after.0, before.0.map(|level| level + 1));
    assert_eq!(after.1, before.1.map(|level| level + 500_001));
    let other = fresh_key();
    let again = gift(&other, &["2024-11"], "250.000");
    refused(&chi.post(&give, &again).await, "Không ghi hai lần");
    let page = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(page.contains("500.001") && page.contains("PT 7/2024"), "{page}");
    let dossier = chi.page(&format!("/addresses/{}", scene.address)).await.words();
    assert!(dossier.contains("đang giúp"), "the first help moves the dossier on: {dossier}");
    let back = [("giving", key.as_str()), ("why", "Ghi nhầm người"), ("id", key.as_str())];
    done(&chi.post(&to(scene.address, "back"), &back).await);
    let now = (demo.levels(TURNS, november()).await, demo.levels(VALUE, november()).await);
    assert_eq!(now, before, "taken back, it stands nowhere");
    let dossier = chi.page(&format!("/addresses/{}", scene.address)).await.words();
    assert!(!dossier.contains("đang giúp"), "the dossier goes back too: {dossier}");
    let page = chi.page(&format!("/sponsorship/addresses/{}", scene.address)).await.words();
    assert!(page.contains("Ghi nhầm người") && page.contains("còn thiếu 10/2024"), "{page}");
    done(&chi.post(&give, &gift(&fresh_key(), &["2024-10"], "250.000")).await);
}

/// Where help is recorded one by one, its figure is not typed on top of it.
async fn a_figure_is_recorded_or_typed_never_both(demo: &Demo, chi: &mut Visitor) {
    let cell = format!("/reports/cell?unit={COMMUNE}&month=2024-11");
    let key = fresh_key();
    let form = [("cell", TURNS), ("value", "12"), ("base", "0"), ("key", key.as_str())];
    let told = chi.post_json(&cell, &form).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", told.text());
    assert!(told.text().contains("số tự cộng từ đó"), "{}", told.text());
    assert_eq!(demo.levels(TURNS, november()).await[0], 1);
}

/// Behind its link a sponsor reads codes, months and đồng; no name, place, telephone or dossier. A
/// new link closes the old one.
async fn the_sponsor_sees_its_own_and_nobody(
    demo: &Demo,
    chi: &mut Visitor,
    (address, sponsor): (AddressId, &str),
) -> String {
    a_story_is_told(chi, address).await;
    let make = format!("/sponsors/{sponsor}/link");
    let link = |told: &Told| {
        let text = told.text();
        let from = text.find("/nguoi-giup/").expect("a link");
        text[from..from + "/nguoi-giup/".len() + 64].to_owned()
    };
    let first = link(&chi.post(&make, &[]).await);
    let second = link(&chi.post(&make, &[]).await);
    let mut guest = Visitor::guest(demo);
    assert_eq!(guest.get(&first).await.status, StatusCode::NOT_FOUND, "the old link opens");
    let page = guest.page(&second).await;
    let words = page.words();
    // Five old people at least live in the district of the demo; its communes are told to nobody.
    let about = "người cao tuổi · Huyện Giang Thành, Tỉnh Kiên Giang";
    let called = page.text();
    assert!(["<strong>Hoa ", "<strong>Cây "].iter().any(|name| called.contains(name)), "{words}");
    let story = "bữa cơm có người trò chuyện";
    for said in ["Một người bạn", "Gạo hằng tháng", "đã đến tay", "250.000", about, story]
    {
        assert!(words.contains(said), "{said}: {words}");
    }
    let keeper = words.matches("Phú Lợi").count();
    assert_eq!(keeper, 1, "only the unit that keeps the sponsor is named: {words}");
    for secret in [NAME, "/addresses/", "912345678", "Chi hội ấp", "PT 7/2024"] {
        assert!(!page.text().contains(secret), "{secret} is shown to a sponsor");
    }
    let paper = guest.get(&format!("{second}/sao-ke.pdf")).await;
    assert_eq!(paper.status, StatusCode::OK);
    assert!(paper.bytes.starts_with(b"%PDF"), "a statement is no PDF");
    second
}

/// What the person agreed to publish, in words that name nobody: first the consent, then the story.
async fn a_story_is_told(chi: &mut Visitor, address: AddressId) {
    let path = |what: &str| format!("/addresses/{address}/record?what={what}");
    let story = "Mong gạo hằng tháng và bữa cơm có người trò chuyện.";
    let version = chi.page(&path("story")).await.field("version");
    let form = [("id", fresh_key()), ("version", version), ("story", story.to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    refused(&chi.post(&path("story"), &form).await, "Chưa có đồng ý đăng câu chuyện");
    let id = fresh_key();
    let mut agreed = vec![("purpose", "story"), ("given_on", "01/11/2024"), ("means", "paper")];
    agreed.extend([("wording", "Mẫu 2"), ("id", id.as_str()), form[1]]);
    done(&chi.post(&path("consent"), &agreed).await);
    let version = chi.page(&path("story")).await.field("version");
    let form = [form[0], ("version", version.as_str()), form[2]];
    done(&chi.post(&path("story"), &form).await);
}

/// Who can still give is proposed for who is below the norm, with the reason; nothing is pledged
/// before somebody ticks it, and what is ticked twice is pledged once.
async fn a_proposal_is_accepted_by_a_person(demo: &Demo, chi: &mut Visitor) {
    let path = format!("/sponsorship/proposals?unit={COMMUNE}");
    assert_eq!(Visitor::of(demo, "dung").await.get(&path).await.status, StatusCode::NOT_FOUND);
    let page = chi.page(&path).await;
    let words = page.words();
    assert!(words.contains("Một người bạn") && words.contains("đủ mức"), "{words}");
    let text = page.text();
    let ticked = text.split("name=\"proposals\"").nth(1).expect("a proposal");
    let ticked = ticked.split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let ticked = ticked.expect("its value").to_owned();
    let mut parts = ticked.split(':');
    let home = format!("/sponsorship/addresses/{}", parts.next().expect("an address"));
    let who = format!("/sponsors/{}\"", parts.next().expect("a sponsor"));
    let before = chi.page(&home).await.text().matches(&who).count();
    let key = fresh_key();
    let form = [("id", key.as_str()), ("proposals", ticked.as_str()), ("until", "2025-03")];
    refused(&chi.post(&path, &[form[0], form[2]]).await, "Chọn");
    assert_eq!(chi.page(&home).await.text().matches(&who).count(), before);
    done(&chi.post(&path, &form).await);
    let after = chi.page(&home).await.text().matches(&who).count();
    assert_eq!(after, before + 1, "it is pledged");
    let again = chi.page(&path).await;
    assert!(!again.text().contains(&ticked), "what was accepted is not proposed again");
}

/// The meters open down from the province to the dossiers, which only those who may read by name.
async fn the_campaign_shows_how_far_it_came(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let above = binh.page(&format!("/sponsorship/norms?unit={PROVINCE}&month=2024-11")).await;
    for said in ["chỉ tiêu 100 %", "từ 300.000 đồng", "nhận từ 3 địa chỉ", "chưa ai giúp"]
    {
        assert!(above.words().contains(said), "{said}: {}", above.words());
    }
    behind::who_is_behind_is_named(demo, chi, binh).await;
    let here = chi.page(&format!("/sponsorship/norms?unit={COMMUNE}&month=2024-11")).await;
    assert!(here.words().contains(NAME) && here.words().contains("đạt mức"), "{}", here.words());
}

/// Who still has pledges hands them over first.
async fn who_still_helps_is_not_closed(chi: &mut Visitor, sponsor: &str) {
    let home = format!("/sponsors/{sponsor}");
    let version = chi.page(&home).await.field("version");
    let form = [("version", version.as_str()), ("why", "Chuyển nhà")];
    refused(&chi.post(&format!("{home}/close"), &form).await, "Bàn giao hoặc kết thúc");
}

/// Consent to be matched is withdrawn: its sponsor reads no more than that, nobody new is found for
/// the address, and what was promised cannot be handed to somebody else.
async fn who_agrees_no_more_is_not_matched(
    demo: &Demo,
    chi: &mut Visitor,
    (scene, own): (&Scene, &str),
) {
    let home = format!("/addresses/{}", scene.address);
    let page = chi.page(&home).await;
    let text = page.text();
    // The form that withdraws names its consent.
    let consents: Vec<String> = text
        .split("name=\"consent\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    assert_eq!(consents.len(), 3, "to keep, to be matched, to publish the story");
    for consent in consents {
        let version = chi.page(&home).await.field("version");
        let form = [("version", version.as_str()), ("consent", consent.as_str())];
        done(&chi.post(&format!("{home}/withdraw"), &form).await);
    }
    let told = Visitor::guest(demo).page(own).await.words();
    assert!(told.contains("đã thôi cho giới thiệu"), "{told}");
    for said in ["Gạo hằng tháng", "bữa cơm có người trò chuyện"] {
        assert!(!told.contains(said), "{said} is told still: {told}");
    }
    refused(&chi.post(&to(scene.address, "slot"), &slot(&fresh_key())).await, "Chưa có đồng ý");
    let pledge = scene.pledge_of(demo, 2).await;
    let path = format!("{}&pledge={pledge}", to(scene.address, "move"));
    let version = chi.page(&path).await.field("version");
    let other = scene.sponsors[3].to_string();
    let key = fresh_key();
    let form = [
        ("id", key.as_str()),
        ("version", version.as_str()),
        ("sponsor", other.as_str()),
        ("from", "2024-12"),
    ];
    refused(&chi.post(&path, &form).await, "Chưa có đồng ý");
}
