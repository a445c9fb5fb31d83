//! A title is found by the beginnings of its words, in any order, without tones, past brackets and
//! commas; a corrected title is found by its new words alone. It opens with who may not.

use super::{COMMUNE, Demo, LIST, NEW, StatusCode, Visitor, done, gift};
use crate::visitor::fresh_key;

/// Before and after the correction.
const TITLES: [&str; 2] =
    ["Quà cho bà con (ấp Trần Thệ), đợt lũ", "Quà cho bà con ấp Tà Teng/Rạch Gỗ"];

/// Searched, corrected, searched again.
pub async fn by_its_words(demo: &Demo, chi: &mut Visitor) {
    let id = fresh_key();
    write(chi, NEW, &id, 0).await;
    for typed in ["trần thệ", "the tran", "LŨ", "tr", "(ấp", "lu con ba qua"] {
        assert_eq!(found(chi, typed).await, [true, false], "{}: {typed}", demo.engine);
    }
    for typed in ["ta teng", "tran teng", "ran", "rach", "hệ"] {
        assert_eq!(found(chi, typed).await, [false, false], "{}: {typed}", demo.engine);
    }
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.get(&format!("{LIST}&q=the")).await.status, StatusCode::NOT_FOUND);
    write(chi, &format!("/activities/{id}/edit"), &id, 1).await;
    assert_eq!(found(chi, "tran the").await, [false, false], "{}", demo.engine);
    assert_eq!(found(chi, "go rach").await, [false, true], "{}", demo.engine);
    let above = LIST.replace(COMMUNE, "kien-giang");
    let mut binh = Visitor::of(demo, "binh").await;
    let page = binh.page(&format!("{above}&q=teng")).await.words();
    assert!(page.contains(TITLES[1]), "{page}");
    let gone = [("version", "2"), ("why", "Ghi thử")];
    done(&binh.post(&format!("/activities/{id}/reverse"), &gone).await);
}

async fn write(chi: &mut Visitor, to: &str, id: &str, base: usize) {
    let (key, said) = (fresh_key(), base.to_string());
    let mut form = gift(id, &key, "3", "");
    form.retain(|(name, _)| *name != "base");
    form.extend([("base", said.as_str()), ("title", TITLES[base])]);
    done(&chi.post(to, &form).await);
}

/// Which of the two titles a search shows.
async fn found(chi: &mut Visitor, typed: &str) -> [bool; 2] {
    let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    let page = chi.page(&format!("{LIST}&q={query}")).await.words();
    TITLES.map(|title| page.contains(title))
}
