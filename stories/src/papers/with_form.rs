//! Photos that come with the recording form: several at once, each its picture alone; a volunteer
//! sends some with a phone; one that is too large is named and what was typed beside it stays.

use super::{EDGE, posted};
use crate::house::{COMMUNE, Demo};
use crate::visitor::{Told, Visitor, fresh_key};
use axum::http::StatusCode;
use image::{ImageEncoder, codecs::jpeg::JpegEncoder};

/// A photo as a phone writes it: an APP1 segment with the maker and the place (GPS) in it.
fn phone_photo() -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(b"\x01\x0f\0\x02\0\0\0\x06\0\0\0\x26");
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x2c\0\0\0\0");
    exif.extend(b"Maker\0");
    exif.extend(b"\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0GPS10.4521");
    let picture = image::RgbImage::from_pixel(64, 48, image::Rgb([30, 160, 60]));
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif).expect("a JPEG takes EXIF");
    let (wide, high) = picture.dimensions();
    encoder
        .write_image(picture.as_raw(), wide, high, image::ExtendedColorType::Rgb8)
        .expect("a picture");
    bytes
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}

async fn record(who: &mut Visitor, id: &str, files: &[(&str, &[u8])]) -> Told {
    let key = fresh_key();
    let mut body = Vec::new();
    let typed = [
        ("id", id),
        ("key", &key),
        ("base", "0"),
        ("from", "01/11/2024"),
        ("count-parcels", "7"),
        ("story", "Chuyện kể giữ lại"),
        // The same gift, once more and by somebody else.
        ("again", "1"),
    ];
    for (name, value) in typed {
        body.extend_from_slice(
            format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .as_bytes(),
        );
    }
    for (name, bytes) in files {
        body.extend_from_slice(
            format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"photos\"; \
                 filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
            )
            .as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
    posted(who, &format!("/activities/new?unit={COMMUNE}&kind=gift"), body).await
}

pub async fn several_at_once(demo: &Demo, chi: &mut Visitor) {
    let photo = phone_photo();
    assert!(holds(&photo, b"Exif") && holds(&photo, b"GPS10.4521"), "the test's photo has a place");
    let mut dung = Visitor::of(demo, "dung").await;
    let told = record(&mut dung, &fresh_key(), &[("a.jpg", &photo)]).await;
    assert_eq!(told.status, StatusCode::NOT_FOUND);
    too_large_keeps_the_words(chi, &photo).await;
    let id = fresh_key();
    let files: [(&str, &[u8]); 4] =
        [("a.jpg", &photo), ("", b""), ("b.jpg", &photo), ("biên nhận.pdf", b"%PDF-1.7 signed")];
    let told = record(chi, &id, &files).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let papers = format!("{}/papers", told.to);
    let page = chi.page(&papers).await.text();
    let kept: Vec<&str> =
        page.split(&format!("href=\"{papers}/")).skip(1).map(|rest| &rest[..36]).collect();
    assert_eq!(kept.len(), 3, "{page}");
    for paper in kept {
        let opened = chi.get(&format!("{papers}/{paper}")).await;
        if opened.bytes.starts_with(b"%PDF") {
            assert_eq!(opened.bytes.as_ref(), b"%PDF-1.7 signed", "a paper is kept as it is");
            continue;
        }
        assert!(opened.bytes.starts_with(b"\xff\xd8\xff"), "no picture is kept");
        for told in [&b"Exif"[..], b"GPS10.4521", b"Maker"] {
            assert!(!holds(&opened.bytes, told), "{told:?} is kept");
        }
    }
    a_volunteer_too(demo, &photo).await;
}

async fn too_large_keeps_the_words(chi: &mut Visitor, photo: &[u8]) {
    let mut huge = photo.to_vec();
    huge.resize(40 * 1_024 * 1_024, 0);
    let id = fresh_key();
    for (name, bytes, said) in [
        ("to.jpg", huge.as_slice(), "“to.jpg” lớn hơn 10 MB"),
        ("ma.exe", b"MZ\x90\0 a program", "“ma.exe” không phải ảnh"),
        ("hong.jpg", &photo[..80], "“hong.jpg” không đọc được"),
    ] {
        let told = record(chi, &id, &[("a.jpg", photo), (name, bytes)]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(told.words().contains(said), "{name}: {}", told.words());
        assert!(told.words().contains("Chuyện kể giữ lại"), "{name}: her words are gone");
        let kept = chi.get(&format!("/activities/{id}")).await;
        assert_eq!(kept.status, StatusCode::NOT_FOUND, "{name}: half of it was saved");
    }
    let seven: Vec<(&str, &[u8])> = (0..7).map(|_| ("a.jpg", photo)).collect();
    let told = record(chi, &id, &seven).await;
    assert!(told.words().contains("nhiều nhất 6 ảnh"), "{}", told.words());
}

/// A volunteer's photos come with her record; the office opens them, she sees that they came.
async fn a_volunteer_too(demo: &Demo, photo: &[u8]) {
    let mut tam = crate::work::volunteer::account(demo).await;
    let form = tam.page(&format!("/activities/new?unit={COMMUNE}&kind=gift")).await;
    assert!(form.tag("work-photos").contains("multiple"), "{}", form.text());
    let told = record(&mut tam, &fresh_key(), &[("a.jpg", photo)]).await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.words());
    let papers = format!("{}/papers", told.to);
    let page = tam.page(&papers).await.words();
    assert!(page.contains("Ảnh"), "{page}");
    assert!(!tam.page(&papers).await.text().contains(&format!("href=\"{papers}/")));
}
