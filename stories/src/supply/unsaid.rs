//! Goods of which nobody said what they are worth: what files typed of them stays, and is not
//! counted twice when it is said later. A file gives back nothing of another one.

use super::{Form, goods, post};
use crate::house::{self, Demo, PROVINCE};
use crate::visitor::{Visitor, done, fresh_key, refused};
use activities::model::{ConsignmentId, Others};
use kernel::Role;
use kernel::db::Tx;

/// The files that take of them.
pub struct Takers<'a> {
    /// A patient's.
    pub patient: &'a str,
    /// A house's.
    pub house: &'a str,
    /// A herd.
    pub herd: &'a str,
}

/// What is gone of goods, and worth what.
async fn gone(demo: &Demo, id: &str) -> (i64, i64) {
    let id: ConsignmentId = id.parse().expect("an id");
    let read = move |tx: &mut Tx<'_>| {
        let binh = house::person(tx, Role::Approver, PROVINCE)?;
        let place = kernel::place::find(tx, PROVINCE, house::today())?;
        let pass = binh.may(&activities::acts::VIEW, &place)?;
        activities::store::taken(tx, &pass, id, None)
    };
    let Others { many, amount } = demo.house.db.read(read).await.expect("what is gone");
    (many, amount)
}

async fn said(binh: &mut Visitor, id: &str, amount: &str, note: &str) -> crate::visitor::Told {
    let edit = format!("/consignments/{id}/edit");
    let version = binh.page(&edit).await.field("version");
    let mut form = goods(id, "4", amount);
    form.retain(|(name, _)| *name != "version");
    form.extend([("version", version), ("note", note.to_owned())]);
    post(binh, &edit, &form).await
}

/// Three of four went for 1,5 million that was typed; all four are said to be worth two: the last
/// is worth what is left.
pub async fn value_is_said_later(
    demo: &Demo,
    (chi, binh): (&mut Visitor, &mut Visitor),
    to: &Takers<'_>,
) {
    let id = fresh_key();
    let new = format!("/consignments/new?unit={PROVINCE}");
    done(&post(binh, &new, &goods(&id, "4", "0")).await);
    let [entry, animal, funds @ ..] = [(); 4].map(|()| fresh_key());
    let one = |own: &str| -> Form {
        let taken = [("consignment", id.clone()), ("goods_many", "1".to_owned())];
        [("id", own.to_owned()), ("source", "goods".to_owned())].into_iter().chain(taken).collect()
    };
    let with = |mut form: Form, more: &[(&'static str, &str)]| {
        form.extend(more.iter().map(|(name, value)| (*name, (*value).to_owned())));
        form
    };
    let visit = with(one(&entry), &[("on", "01/11/2024"), ("quantity", "1"), ("value", "300.000")]);
    done(&post(chi, &format!("{}/record?step=stall", to.patient), &visit).await);
    let came = [
        ("tag", "HK-1"),
        ("sex", "female"),
        ("born_on", "01/03/2023"),
        ("on", "25/10/2024"),
        ("amount", "700.000"),
    ];
    done(&post(chi, &format!("{}/record?step=receive", to.herd), &with(one(&animal), &came)).await);
    let fund = format!("{}/record?step=fund", to.house);
    done(&post(chi, &fund, &with(one(&funds[0]), &[("amount", "500.000")])).await);
    assert_eq!(gone(demo, &id).await, (3, 1_500_000), "on {}", demo.engine);
    done(&said(binh, &id, "0", "Biên bản chưa ghi giá").await);
    refused(&said(binh, &id, "1.499.999", "").await, "trị giá 1.500.000 đồng");
    done(&said(binh, &id, "2.000.000", "Biên bản 12").await);
    let last = one(&funds[1]);
    done(&post(chi, &fund, &last).await);
    assert_eq!(gone(demo, &id).await, (4, 2_000_000), "on {}", demo.engine);
    let words = chi.page(to.house).await.words();
    assert_eq!(words.matches(" 500.000").count(), 2, "{words}");
    of_its_own_file_alone(demo, chi, (&id, &entry), to).await;
}

/// An animal that bears the id of the patient's visit took nothing: that it never was gives back
/// nothing of the visit's.
async fn of_its_own_file_alone(
    demo: &Demo,
    chi: &mut Visitor,
    (id, entry): (&str, &str),
    to: &Takers<'_>,
) {
    let came = [
        ("id", entry),
        ("tag", "HK-2"),
        ("sex", "female"),
        ("born_on", "01/03/2023"),
        ("on", "25/10/2024"),
        ("source", "goods"),
    ];
    done(&chi.post(&format!("{}/record?step=receive", to.herd), &came).await);
    let never = [("animal", entry), ("how", "mistake"), ("on", "01/11/2024")];
    done(&chi.post(&format!("{}/record?step=leave", to.herd), &never).await);
    assert_eq!(gone(demo, id).await, (4, 2_000_000), "another file's goods are back");
    let back = [("entry", entry), ("why", "Ghi nhầm người")];
    done(&chi.post(&format!("{}/record?step=back", to.patient), &back).await);
    assert_eq!(gone(demo, id).await, (3, 1_700_000), "on {}", demo.engine);
}
