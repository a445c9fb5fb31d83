//! Persons, offices, organisations and signers: kept where they belong, sealed where they must be,
//! and never in the journal.

use super::town::{Browser, COMMUNE, OTHER, PROVINCE, coded, settle, today, towns};
use crate::acts;
use crate::model::{OfficeId, OrganisationId, PersonId, SignerId};
use crate::store::signers;
use axum::http::StatusCode;
use kernel::{Role, place};

const NAME: &str = "Quách Thị Hoà Bình";
const PHONE: &str = "0912 345 678";

async fn add_person(browser: &mut Browser, unit: &str) -> (PersonId, StatusCode) {
    let id = PersonId::new();
    let text = id.to_string();
    let fields = [
        ("id", text.as_str()),
        ("full_name", NAME),
        ("birth_year", "1964"),
        ("sex", "female"),
        ("phone", PHONE),
    ];
    let came = browser.post(&format!("/people/new?unit={unit}"), &fields).await;
    (id, came.status)
}

#[tokio::test]
async fn a_person_is_kept_sealed_and_out_of_the_journal() {
    for town in towns().await {
        let mut dung = town.inside("dung").await;
        assert_eq!(add_person(&mut dung, COMMUNE).await.1, StatusCode::NOT_FOUND);
        let viewer = |tx: &mut kernel::db::Tx<'_>| settle(tx, "xem", Role::Viewer, PROVINCE);
        town.trial.write(viewer).await.expect("a viewer");
        let mut viewer = town.inside("xem").await;
        assert_eq!(viewer.get("/people").await.status, StatusCode::NOT_FOUND);

        let mut chi = town.inside("chi").await;
        let (id, status) = add_person(&mut chi, COMMUNE).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let path = format!("/people/{id}");
        let journal = town.dump("journal").await;
        for part in ["Quách", "quach", "Hoà", "912345678"] {
            assert!(!journal.contains(part), "{part} stands in the journal");
        }
        // Four digits can stand in any time or hash; alone they would be the year.
        assert!(journal.lines().all(|value| value != "1964"), "a year of birth in the journal");
        assert!(!town.has_in_files(b"912345678"), "the number lies sealed");

        assert_eq!(dung.get(&path).await.status, StatusCode::NOT_FOUND);
        let came = dung.post(&format!("{path}/phone"), &[("purpose", "x")]).await;
        assert_eq!(came.status, StatusCode::NOT_FOUND);
        let mut binh = town.inside("binh").await;
        for search in ["hoa binh", "binh quach", "Hòa", "0912345678", "+84 912 345 678"] {
            let page = binh.get(&format!("/people?q={}", coded(search))).await;
            assert!(page.body.contains(NAME), "{search}");
        }
        assert!(!binh.get("/people?q=hoa+anh").await.body.contains(NAME));
        let page = binh.get(&path).await;
        assert!(page.body.contains("••••") && !page.body.contains("912345678"));
        let came = binh.post(&format!("{path}/phone"), &[("purpose", "")]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "no purpose, no number");
        let came = binh.post(&format!("{path}/phone"), &[("purpose", "báo lịch họp")]).await;
        assert!(came.body.contains("+84912345678"));
        assert!(town.dump("journal").await.contains("báo lịch họp"), "the look is journaled");
    }
}

#[tokio::test]
async fn bad_input_about_a_person_is_told_beside_its_field() {
    for town in towns().await {
        let mut chi = town.inside("chi").await;
        let id = PersonId::new().to_string();
        let fields = [
            ("id", id.as_str()),
            ("full_name", " "),
            ("birth_year", "2064"),
            ("sex", "female"),
            ("phone", "12"),
        ];
        let came = chi.post("/people/new", &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Nhập họ và tên", "Nhập năm sinh từ 1900 đến 2024", "Nhập số điện thoại 10 số"]
        {
            assert!(came.body.matches(said).count() >= 2, "{said}");
        }
        assert!(came.body.contains("value=\"2064\""), "what she typed comes back");
        assert!(!town.dump("person").await.contains("2064"), "and nothing is kept");
    }
}

#[tokio::test]
async fn an_office_has_a_first_and_a_last_day() {
    for town in towns().await {
        let mut binh = town.inside("binh").await;
        let (person, _) = add_person(&mut binh, PROVINCE).await;
        let path = format!("/people/{person}/offices");
        let id = OfficeId::new().to_string();
        let office = |until: &'static str| {
            [
                ("id", id.as_str()),
                ("position", "Chánh Văn phòng"),
                ("organisation", ""),
                ("decision_no", "12/QĐ-HCTĐ"),
                ("decision_on", ""),
                ("from", "1/1/2022"),
                ("until", until),
            ]
        };
        let came = binh.post(&path, &office("31/12/2021")).await;
        assert!(came.body.contains("Chọn ngày cuối không trước ngày bắt đầu"));
        assert_eq!(binh.post(&path, &office("")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(binh.post(&path, &office("")).await.status, StatusCode::SEE_OTHER, "sent twice");
        let page = binh.get("/people").await;
        assert_eq!(page.body.matches("12/QĐ-HCTĐ").count(), 1);
        let end = format!("{path}/{id}/end");
        let mut dung = town.inside("dung").await;
        let fields = [("base", "1"), ("on", "31/10/2024"), ("why", "nghỉ hưu")];
        assert_eq!(dung.post(&end, &fields).await.status, StatusCode::NOT_FOUND);
        assert_eq!(binh.post(&end, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(binh.post(&end, &fields).await.status, StatusCode::CONFLICT, "from an old page");
        assert!(!binh.get("/people").await.body.contains("12/QĐ-HCTĐ"), "over since yesterday");
        assert!(binh.get(&format!("/people/{person}")).await.body.contains("31/10/2024"));
    }
}

#[tokio::test]
async fn communes_use_the_organisations_of_their_province() {
    for town in towns().await {
        let mut binh = town.inside("binh").await;
        let id = OrganisationId::new().to_string();
        let fields = [
            ("id", id.as_str()),
            ("name", "Ủy ban Mặt trận Tổ quốc tỉnh"),
            ("short_name", "UB MTTQ tỉnh"),
            ("kind", "front"),
            ("email", "thu@mattran.example.vn"),
        ];
        for _ in 0..2 {
            let came = binh.post("/organisations/new", &fields).await;
            assert_eq!(came.status, StatusCode::SEE_OTHER);
        }
        let page = binh.get("/organisations").await;
        assert!(page.body.contains("thu@mattran.example.vn"));
        let mut chi = town.inside("chi").await;
        let page = chi.get("/organisations?q=mat+tran").await;
        assert_eq!(page.body.matches("Ủy ban Mặt trận Tổ quốc tỉnh").count(), 1);
        assert!(
            !page.body.contains("thu@mattran.example.vn"),
            "an address is for who may write it"
        );
        assert!(!page.body.contains("/close") && !page.body.contains("/email"));
        let close = format!("/organisations/{id}/close");
        let came = chi.post(&close, &[("why", "x")]).await;
        assert_eq!(came.status, StatusCode::NOT_FOUND, "used, not owned");
        let mut dung = town.inside("dung").await;
        assert!(!dung.get("/organisations").await.body.contains("Mặt trận Tổ quốc tỉnh"));
        assert_eq!(dung.post(&close, &[("why", "x")]).await.status, StatusCode::NOT_FOUND);
        let came = binh.post(&close, &[("why", "nhập trùng")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert!(town.dump("organisation").await.contains("nhập trùng"), "closed, not deleted");
    }
}

#[tokio::test]
async fn a_signer_has_printed_lines_and_days() {
    for town in towns().await {
        let mut binh = town.inside("binh").await;
        let (person, _) = add_person(&mut binh, PROVINCE).await;
        let (person, id) = (person.to_string(), SignerId::new().to_string());
        let signer = |second: &'static str| {
            [
                ("id", id.clone()),
                ("person", person.clone()),
                ("capacity", "tl".into()),
                ("first_line", "Chủ tịch".into()),
                ("second_line", second.to_owned()),
                ("from", "01/10/2024".into()),
                ("until", String::new()),
            ]
        };
        let typed = signer("");
        let fields: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let came = binh.post("/signers/new", &fields).await;
        assert!(came.body.contains("Nhập chức vụ của người ký, vì ký TL."));
        let typed = signer("chánh văn phòng");
        let fields: Vec<_> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut chi = town.inside("chi").await;
        assert_eq!(chi.post("/signers/new", &fields).await.status, StatusCode::NOT_FOUND);
        let mut dung = town.inside("dung").await;
        let path = format!("/signers/new?unit={OTHER}");
        let came = dung.post(&path, &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "not a person of his province");
        assert_eq!(binh.post("/signers/new", &fields).await.status, StatusCode::SEE_OTHER);
        let page = binh.get("/signers").await;
        assert!(page.body.contains("TL. CHỦ TỊCH") && page.body.contains("CHÁNH VĂN PHÒNG"));

        let of = |day: kernel::Day| {
            town.trial.read(move |tx| {
                let place = place::find(tx, PROVINCE, today())?;
                let who = kernel::Who::account(
                    kernel::ids::AccountId::new(),
                    "reader",
                    vec![kernel::pass::Grant {
                        role: Role::Viewer,
                        unit: place.id,
                        from: today(),
                        until: today(),
                    }],
                    kernel::Instant(0),
                    today(),
                );
                let pass = who.may(&acts::SIGNER_LIST, &place)?;
                signers::of(tx, &pass, place.id, day)
            })
        };
        assert_eq!(of(today()).await.expect("read")[0].full_name, NAME);
        assert!(of(today().add_days(-60)).await.expect("read").is_empty(), "not yet");
        let came =
            binh.post(&format!("/signers/{id}/end"), &[("base", "1"), ("on", "31/10/2024")]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER);
        assert!(of(today()).await.expect("read").is_empty(), "no longer");
    }
}
