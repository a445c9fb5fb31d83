//! One animal on a page of its own, a herd as files, and what it comes to when every duty is met.
//! Names lie open nowhere that did not ask for them with a purpose. It opens with who may not.

use super::{Demo, Herd, StatusCode, Visitor, done, opened};
use crate::house::COMMUNE;
use crate::newcomer::newcomer;
use kernel::Role;

/// The herd of the first rule: H1 was born of H, went on, and went to another keeper; B was placed
/// by mistake once.
pub async fn of_an_animal_and_its_keepers(
    demo: &Demo,
    (herd, other): (&Herd, &Herd),
    chi: &mut Visitor,
) {
    who_may_not(demo, herd).await;
    a_life_on_a_page(herd, chi).await;
    its_keepers_alone_are_opened(herd, other, chi).await;
    kept_as_files(herd, chi).await;
}

fn page(herd: &Herd, tag: &str) -> String {
    format!("/cattle/animals/{}", herd.id(tag))
}

async fn who_may_not(demo: &Demo, herd: &Herd) {
    let page = page(herd, "H1");
    let names = format!("{}/names?animal={}", herd.path, herd.id("H1"));
    let file = format!("{}?of=animals&file=csv", herd.path);
    let form = [("purpose", "Đi thăm"), ("as", "animals.csv")];
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.get(&file).await.status, StatusCode::NOT_FOUND);
    assert_eq!(dung.post(&names, &form).await.status, StatusCode::NOT_FOUND);
    let mut khach = Visitor::guest(demo);
    assert_ne!(khach.get(&page).await.status, StatusCode::OK);
    assert_ne!(khach.get(&file).await.status, StatusCode::OK);
    assert_eq!(khach.post(&names, &form).await.status, StatusCode::UNAUTHORIZED);
    // A viewer of the commune sees the animal, neither a name nor a word that may hold one.
    let (_, mut viewer) = newcomer(demo, ("xembo", "Xem Bò"), (Role::Viewer, COMMUNE)).await;
    let seen = viewer.page(&self::page(herd, "A")).await.words();
    assert!(seen.contains("15.000.000") && !seen.contains("Nhà hảo tâm"), "{seen}");
    assert!(!viewer.page(&page).await.text().contains("/names"), "names are offered");
    for to in [&names, &format!("{}/names", herd.path)] {
        assert_eq!(viewer.post(to, &form).await.status, StatusCode::NOT_FOUND, "{to}");
    }
    let file = viewer.page(&file).await.text();
    assert!(file.contains("H1") && !file.contains("Hộ nuôi"), "{file}");
}

/// Birth, mother, every keeper with days, calves, duty, leaving.
async fn a_life_on_a_page(herd: &Herd, chi: &mut Visitor) {
    let whole = chi.page(&herd.path).await.text();
    for (tag, all) in [
        (
            "H1",
            vec![
                "Con bò H1 Ngân hàng bò xã Phú Lợi first-female · Xã Phú Lợi",
                "Giống cái Ngày sinh 01/08/2023 Bò mẹ H Ngày vào đàn 01/08/2023",
                "Đủ tuổi chuyển giao từ 01/02/2024 Hiện nay đang nuôi",
                "01/08/2023 01/02/2024 •••••••• bê ở với bò mẹ",
                "01/02/2024 01/06/2024 ••••••••",
                "01/06/2024 nay ••••••••",
                "Đã chuyển giao cho nghĩa vụ của H",
                "Ngày giao 01/02/2024: chờ bê",
                "Chưa sinh lứa nào",
            ],
        ),
        (
            "A",
            vec!["Bên tặng Nhà hảo tâm", "A1 đực 01/03/2021 bán 01/10/2021", "A2 cái 01/05/2022"],
        ),
        ("A1", vec!["Hiện nay bán 01/10/2021", "Tiền bán mua bê cái H", "Chưa giao cho hộ"]),
        ("H", vec!["Bò mẹ A Mua thay bê đực A1", "đã chuyển giao H1", "H1 cái 01/08/2023"]),
        ("B", vec!["01/06/2024 giao nhầm, đã rút", "01/07/2024 nay", "được miễn 01/11/2024"]),
        ("C", vec!["Hiện nay chết 21/10/2024", "20/10/2024 giao nhầm, đã rút"]),
    ] {
        let page = chi.page(&page(herd, tag)).await;
        let words = page.words();
        for said in all {
            assert!(words.contains(said), "{tag}: {said}: {words}");
        }
        assert!(page.text().contains("data-print"), "{tag} does not print");
        assert!(page.text().contains(&format!("href=\"{}\"", herd.path)), "no way to the herd");
        assert!(!page.text().contains("Phạm Văn Ba"), "a name lies open");
        let link = format!("href=\"{}\"", self::page(herd, tag));
        assert!(whole.contains(&link), "the herd does not open {tag}");
    }
}

/// A purpose opens those who kept this animal, and no others.
async fn its_keepers_alone_are_opened(herd: &Herd, other: &Herd, chi: &mut Visitor) {
    let names = format!("{}/names?animal={}", herd.path, herd.id("H1"));
    let told = chi.post(&names, &[("purpose", " ")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!told.text().contains("Phạm Văn Ba"), "opened for nothing");
    let words = chi.post(&names, &[("purpose", "Đi thăm hộ nuôi")]).await.words();
    for said in ["01/02/2024 Lê Thị Hai", "01/06/2024 Phạm Văn Ba", "nay Hộ Khác"] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("Trần Văn Một"), "{words}");
    let stray = format!("{}/names?animal={}", other.path, herd.id("H1"));
    let told = chi.post(&stray, &[("purpose", "Đi thăm hộ nuôi")]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND, "an animal of another herd");
}

/// What is seen is kept; names are in the file that asked for them.
async fn kept_as_files(herd: &Herd, chi: &mut Visitor) {
    let file = |of: &str, kind: &str| format!("{}?of={of}&file={kind}", herd.path);
    let page = chi.page(&herd.path).await.text();
    let animals = chi.page(&file("animals", "csv")).await.text();
    let heads = "Số tai,Giống,Ngày sinh,Bò mẹ,Ngày vào đàn,Ngày giao,Hiện nay\r\n";
    assert!(animals.contains(heads), "{animals}");
    for line in [
        "A,cái,2018-01-01,,2020-02-01,2020-02-10,đang nuôi\r\n",
        "A1,đực,2021-03-01,A,2021-03-01,,bán 01/10/2021\r\n",
        "H,cái,2021-02-01,mua thay A1,2021-10-01,2021-11-01,đang nuôi\r\n",
    ] {
        assert!(animals.contains(line), "{line}: {animals}");
    }
    let duties = chi.page(&file("duties", "csv")).await.text();
    assert!(duties.contains("A,2020-02-10,đã chuyển giao,H,,\r\n"), "{duties}");
    assert!(duties.contains("H1,2024-02-01,chờ bê,,,\r\n"), "{duties}");
    for of in ["animals", "duties"] {
        for kind in ["csv", "xlsx"] {
            let link = file(of, kind).replace('&', "&amp;");
            assert!(page.contains(&link), "no way to {link}");
        }
        let sheet = chi.page(&file(of, "xlsx")).await;
        assert!(sheet.bytes.starts_with(b"PK") && sheet.kind.contains("spreadsheetml"), "{of}");
    }
    assert_eq!(chi.get(&file("keepers", "csv")).await.status, StatusCode::NOT_FOUND);
    assert!(!animals.contains("Trần Văn Một") && !duties.contains("Trần Văn Một"));
    let names = format!("{}/names", herd.path);
    for (of, line) in [
        ("animals.csv", "H1,cái,2023-08-01,H,2023-08-01,2024-02-01,đang nuôi,Hộ Khác\r\n"),
        ("duties.csv", "A,2020-02-10,đã chuyển giao,H,,,Trần Văn Một\r\n"),
    ] {
        let told = chi.post(&names, &[("purpose", " "), ("as", of)]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{of}: for nothing");
        let told = chi.post(&names, &[("purpose", "Họp hộ nuôi"), ("as", of)]).await;
        assert!(told.kind.starts_with("text/csv"), "{of}: {}", told.kind);
        assert!(told.text().contains(line), "{line}: {}", told.text());
    }
    let told = chi.post(&names, &[("purpose", "Họp hộ nuôi"), ("as", "animals.xlsx")]).await;
    assert!(told.bytes.starts_with(b"PK"), "{}", told.kind);
    let told = chi.post(&names, &[("purpose", "Họp hộ nuôi"), ("as", "all")]).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// Every duty of a bank is met or released: its cows are there and calve, nothing goes on. Under
/// parameters that are put into the address the years are known by hand.
pub async fn goes_on_when_every_duty_is_met(demo: &Demo, chi: &mut Visitor, binh: &mut Visitor) {
    let mut herd = opened(binh, "first-female").await;
    let sure = format!("{}?interval=12&first=24&female=50&dead=0&barren=0", herd.path);
    assert_eq!(Visitor::of(demo, "dung").await.get(&sure).await.status, StatusCode::NOT_FOUND);
    let cow = [("sex", "female"), ("born_on", "01/01/2018"), ("on", "01/02/2020")];
    herd.comes(chi, "receive", "P", &cow).await;
    done(&herd.goes(chi, "place", "P", "Hộ Đầu", "10/02/2020").await);
    herd.birth(chi, "P", "P1", ("female", "01/03/2022")).await;
    done(&herd.goes(chi, "place", "P1", "Hộ Sau", "01/10/2022").await);
    // The young cow passes her calf on, half of it a heifer that was bought for a bull.
    let words = chi.page(&sure).await.words();
    assert!(words.contains("Bắt đầu từ 2 con đang nuôi"), "{words}");
    assert!(words.contains("Nay 2 2 – 2 – – – –"), "{words}");
    assert!(words.contains(" 1 4,0 3,0 1,0 3,0 2,0 0,5 0,0 0,5 "), "{words}");
    let animal = herd.id("P1");
    let why = [("animal", animal.as_str()), ("note", "Hộ chuyển đi")];
    done(&herd.told(binh, "release", &why).await);
    let words = chi.page(&sure).await.words();
    assert!(words.contains(" 1 4,0 2,0 0,0 2,0 2,0 0,0 0,0 0,0 "), "{words}");
    assert!(words.contains("+ 0,0 chết + 0,0 bán = 2 hiện có +"), "{words}");
    assert!(words.contains("hai lứa cách 12 tháng (người xem đặt)"), "{words}");
    let words = herd.words(chi).await;
    assert!(words.contains("lứa đầu lúc 30 tháng tuổi (mức thường dùng)"), "{words}");
}
