//! The records that are printed: one of each kind with what stands on its paper and what lies
//! sealed, made by those who keep them. It prints nothing.

use super::Site;
use crate::house::{COMMUNE, DISTRICT};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;

/// A record and the paper of it.
pub struct Record {
    /// Its address.
    pub path: String,
    /// Sheets of A4 that it needs at most.
    pub sheets: usize,
    /// Its title, its unit, its counts.
    pub said: &'static [&'static str],
    /// What stands on no paper until it is opened for a purpose.
    pub sealed: Option<&'static str>,
}

impl Record {
    /// Whether its own page opens the name.
    pub fn opens(&self) -> bool {
        ["/care/files/", "/helped/"].iter().any(|page| self.path.starts_with(page))
    }
}

type Form = Vec<(&'static str, String)>;

/// A form under a fresh id.
fn form(fields: &[(&'static str, &str)]) -> Form {
    let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned()));
    [("id", fresh_key())].into_iter().chain(fields).collect()
}

async fn post(who: &mut Visitor, to: &str, form: &Form) -> Told {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    who.post(to, &pairs).await
}

async fn made(who: &mut Visitor, to: &str, fields: &[(&'static str, &str)]) -> String {
    let told = post(who, to, &form(fields)).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{to}: {}", told.words());
    told.to
}

/// One record of each kind; the class is that of a certificate, the house and the herd are the
/// demo's.
pub async fn all(site: &Site, certificate: &str) -> Vec<Record> {
    let mut binh = Visitor::of(site.demo(), "binh").await;
    let mut chi = Visitor::of(site.demo(), "chi").await;
    let list = |page: &str| format!("/{page}?unit={DISTRICT}&month=2024-10");
    let first = async |binh: &mut Visitor, page: &str| {
        binh.page(&list(page)).await.record(&format!("/{page}/"))
    };
    let record = |path: String, said| Record { path, sheets: 2, said, sealed: None };
    let herd = first(&mut binh, "cattle").await;
    let house = format!("/constructions?unit={DISTRICT}&q=nha+so+11");
    let house = binh.page(&house).await.record("/constructions/");
    let animal = binh.page(&herd).await.record("/cattle/animals/");
    let mut all = vec![
        Record {
            // A small class is one sheet.
            sheets: 1,
            ..record(
                binh.page(certificate).await.record("/classes/"),
                &["Sơ cấp cứu cộng đồng", "Huyện Giang Thành", "Lê Văn Tám", "Bác sĩ Sơn"],
            )
        },
        Record {
            sealed: Some("Hộ xin nhà"),
            ..record(house, &["Nhà số 11 (minh họa)", "Huyện Giang Thành", "60.000.000"])
        },
        Record {
            sealed: Some("Hộ 1"),
            ..record(
                herd,
                &["Ngân hàng bò Giang Thành (minh họa)", "Huyện Giang Thành", "5 đang nuôi"],
            )
        },
        Record {
            sheets: 1,
            sealed: Some("Hộ 1"),
            ..record(animal, &["Con bò GT-01", "Huyện Giang Thành", "15/03/2021"])
        },
        file(&mut chi).await,
    ];
    all.extend(goods(&mut binh, &mut chi).await);
    all
}

/// The file of a patient who was paid a treatment.
async fn file(chi: &mut Visitor) -> Record {
    let new = format!("/care/new?unit={COMMUNE}&programme=patient");
    let person = [("name", "Danh Thị Kín"), ("opened_on", "05/10/2024")];
    let path = made(chi, &new, &person).await;
    let entry = [("on", "01/11/2024"), ("value", "2 triệu"), ("source", "cash")];
    made(chi, &format!("{path}/record?step=treatment"), &entry).await;
    let said: &[&str] = &["Hệ sinh thái bệnh nhân nghèo", "Xã Phú Lợi", "05/10/2024", "2.000.000"];
    Record { path, sheets: 2, said, sealed: Some("Danh Thị Kín") }
}

/// Gifts that the district received and Chi handed over under an agreement, for a campaign: the
/// goods, the agreement and its work, the campaign, those who were helped and one of them.
async fn goods(binh: &mut Visitor, chi: &mut Visitor) -> Vec<Record> {
    let goods = [
        ("version", "0"),
        ("item", "Thùng quà mùa nước nổi"),
        ("quantity", "40"),
        ("noun", "thùng"),
        ("amount", "12 triệu"),
        ("kind", "gift"),
        ("partner", "Hợp tác xã Phú Lợi"),
        ("received_on", "20/10/2024"),
    ];
    let goods = made(binh, &format!("/consignments/new?unit={DISTRICT}"), &goods).await;
    let agreement = [
        ("sort", "programme"),
        ("title", "Cùng dân vùng lũ 2024"),
        ("partner", "Phòng Giáo dục huyện"),
        ("signed_on", "01/10/2024"),
        ("from_on", "01/10/2024"),
        ("until_on", "30/09/2025"),
        ("own_duties", "Trao quà tận hộ"),
    ];
    let agreement = made(chi, &format!("/agreements/new?unit={COMMUNE}"), &agreement).await;
    let key = fresh_key();
    let gift = [
        ("key", key.as_str()),
        ("base", "0"),
        ("from", "09/11/2024"),
        ("count-parcels", "15"),
        ("consignment", of(&goods)),
        ("agreement", of(&agreement)),
        ("campaign", "CMP-01"),
    ];
    let work = made(chi, &format!("/activities/new?unit={COMMUNE}&kind=gift"), &gift).await;
    let people = format!("{work}/people");
    let helped =
        [("name", "Trần Thị Bông"), ("sort", "person"), ("quantity", "1"), ("amount", "300.000")];
    made(chi, &people, &helped).await;
    let receiver = chi.page(&people).await.record("/helped/");
    let under = format!("{agreement}/work");
    let campaign = format!("/campaigns/CMP-01?unit={COMMUNE}&year=2024");
    let record = |path: String, said| Record { path, sheets: 2, said, sealed: None };
    let named =
        |path: String, said| Record { sealed: Some("Trần Thị Bông"), ..record(path, said) };
    vec![
        record(work, &["Tặng quà", "Xã Phú Lợi", "09/11/2024", "15 suất quà", "4.500.000"]),
        record(
            goods,
            &["Thùng quà mùa nước nổi", "Huyện Giang Thành", "40 thùng", "25 thùng", "12.000.000"],
        ),
        record(agreement, &["Cùng dân vùng lũ 2024", "Xã Phú Lợi", "01/10/2024 – 30/09/2025"]),
        record(under, &["Cùng dân vùng lũ 2024", "Xã Phú Lợi", "Đã làm 1 việc", "4.500.000"]),
        record(campaign, &["gắn với một địa chỉ nhân đạo", "Phú Lợi", "Năm 2024", "4.500.000"]),
        named(people, &["Người được giúp", "Xã Phú Lợi", "300.000"]),
        named(receiver, &["Người được giúp", "Xã Phú Lợi", "300.000"]),
    ]
}

/// The id at the end of an address.
fn of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}
