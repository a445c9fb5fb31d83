//! Two units joined a piece of work: both are named on it, both stand in its form again, and a
//! correction keeps both. It opens with who may not.

use super::{COMMUNE, Demo, NEW, StatusCode, Visitor, done, gift, levels};
use crate::visitor::fresh_key;

const NAMES: [&str; 2] = ["Xã Tân Khánh Hòa", "Xã Vĩnh Điều"];

/// The value of an option, by what it says.
fn option(page: &str, name: &str) -> String {
    let before = page.split(&format!("{name}</option>")).next().expect("an option");
    let value = before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next());
    value.expect("its value").to_owned()
}

/// What is chosen in a field of a form.
fn chosen(page: &str, field: &str) -> String {
    let from = page.split(&format!("name=\"{field}\"")).nth(1).expect("the field");
    let select = from.split("</select>").next().expect("its options");
    let mut options = select.split("<option").filter(|option| option.contains(" selected"));
    let value = options.next().and_then(|option| option.split("value=\"").nth(1));
    value.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

pub async fn are_both_kept(demo: &Demo, chi: &mut Visitor) {
    let before = levels(demo).await;
    let page = chi.page(NEW).await.text();
    let units = NAMES.map(|name| option(&page, name));
    let (id, key) = (fresh_key(), fresh_key());
    let mut form = gift(&id, &key, "9", "");
    form.extend([("joiner", units[0].as_str()), ("joiner_2", units[1].as_str())]);
    let mut dung = Visitor::of(demo, "dung").await;
    assert_eq!(dung.post(NEW, &form).await.status, StatusCode::NOT_FOUND);
    let told = Visitor::guest(demo).post(NEW, &form).await;
    assert_eq!(told.status, StatusCode::UNAUTHORIZED);
    let to = done(&chi.post(NEW, &form).await);
    assert_eq!(levels(demo).await, before.map(|had| had + 9), "once, whoever joined");
    assert_eq!(dung.get(&to).await.status, StatusCode::NOT_FOUND);
    let edit = chi.page(&format!("{to}/edit")).await.text();
    let mut held = ["joiner", "joiner_2"].map(|field| chosen(&edit, field));
    let again = fresh_key();
    // What the form holds is sent back, with one parcel more.
    let mut form = gift(&id, &again, "10", "");
    form.retain(|(name, _)| *name != "base");
    form.extend([("base", "1"), ("joiner", &held[0]), ("joiner_2", &held[1])]);
    done(&chi.post(&format!("{to}/edit"), &form).await);
    held.sort();
    let mut units = units;
    units.sort();
    assert_eq!(held, units, "a joiner is lost in the form");
    let words = chi.page(&to).await.words();
    for said in NAMES.iter().chain(&["10 suất quà"]) {
        assert!(words.contains(said), "{said} of {COMMUNE}: {words}");
    }
    let reverse = format!("{to}/reverse");
    done(&chi.post(&reverse, &[("version", "2"), ("why", "Hết truyện")]).await);
    assert_eq!(levels(demo).await, before);
}
