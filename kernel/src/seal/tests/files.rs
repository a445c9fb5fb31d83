//! Attachments on both engines: sealed, told by their bytes, within reach of the pass alone.

use super::{Ground, MARKER, grounds, holds};
use crate::error::{Error, Result};
use crate::journal;
use crate::pass::Pass;
use crate::place::trial as tree;
use crate::seal::attachment::{self, AttachmentId, LIMIT_BYTES, New};
use crate::seal::{Secret, destroy};
use uuid::Uuid;

/// A file of a case, with its own bytes.
async fn send(
    ground: &Ground,
    pass: &Pass,
    id: AttachmentId,
    case: Uuid,
    name: &str,
    body: Vec<u8>,
) -> Result<()> {
    let (pass, keys, name) = (pass.clone(), ground.keys.clone(), name.to_owned());
    ground
        .db
        .write(move |tx| {
            let place = crate::place::get(tx, tree::PHU_LOI, pass.today())?;
            let new = New {
                id,
                subject: "person_case",
                subject_key: attachment::key_text(case),
                record: case,
                name: Secret::new(name.clone()),
                body: Secret::new(body.clone()),
            };
            attachment::add(tx, &pass, &keys, &place, &new)
        })
        .await
}

fn pdf() -> Vec<u8> {
    format!("%PDF-1.7\n{MARKER}").into_bytes()
}

async fn get(ground: &Ground, pass: &Pass, id: AttachmentId) -> Result<(String, Vec<u8>)> {
    let (pass, keys) = (pass.clone(), ground.keys.clone());
    ground
        .db
        .write(move |tx| {
            let opened = attachment::get(tx, &pass, &keys, id, "trial")?;
            assert_eq!(opened.media, "application/pdf");
            Ok((opened.name.expose().clone(), opened.body.expose().clone()))
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_kept_sealed_once_and_opened_under_the_pass() {
    for ground in grounds().await {
        let (case, id) = (ground.add("x").await, AttachmentId::new());
        for _ in 0..2 {
            send(&ground, &ground.pass, id, case, "MARKER-đơn.pdf", pdf()).await.unwrap();
        }
        let pass = ground.pass.clone();
        let key = attachment::key_text(case);
        let listed = ground
            .db
            .read(move |tx| attachment::list(tx, &pass, "person_case", &key))
            .await
            .unwrap();
        assert_eq!(listed.len(), 1, "{}", ground.db.engine());
        assert_eq!(listed[0].size_bytes, pdf().len() as i64);
        assert_eq!(listed[0].media, "application/pdf");
        let opened = get(&ground, &ground.pass, id).await.unwrap();
        assert_eq!(opened, ("MARKER-đơn.pdf".into(), pdf()));
        let above = tree::pass(&ground.db, &tree::LOOK_DEEP, tree::KIEN_GIANG).await;
        assert!(get(&ground, &above, id).await.is_ok());
        for other in [tree::TAN_KHANH_HOA, tree::CAO_BANG] {
            let pass = tree::pass(&ground.db, &tree::LOOK_DEEP, other).await;
            assert!(matches!(get(&ground, &pass, id).await, Err(Error::NotFound)));
        }
        if let Some(folder) = ground.db.folder() {
            assert!(!holds(folder, b"MARKER"));
        }
        assert_eq!(ground.db.read(journal::verify).await.unwrap(), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_empty_nameless_or_of_no_kept_kind_is_refused() {
    for ground in grounds().await {
        let case = ground.add("x").await;
        let mut largest = pdf();
        largest.resize(LIMIT_BYTES, b' ');
        let mut larger = largest.clone();
        larger.push(b' ');
        let try_it = |name: &'static str, body: Vec<u8>| {
            send(&ground, &ground.pass, AttachmentId::new(), case, name, body)
        };
        assert!(matches!(try_it("a.pdf", larger).await, Err(Error::TooLarge)));
        for (name, body, key) in [
            ("a.pdf", Vec::new(), "attachment-empty"),
            (" ", pdf(), "attachment-name"),
            ("a.pdf", b"<html>".to_vec(), "attachment-kind"),
        ] {
            let Err(Error::Invalid(flaws)) = try_it(name, body).await else { panic!("{key}") };
            assert_eq!((flaws[0].field.as_str(), flaws[0].key), ("file", key));
        }
        try_it("a.pdf", largest).await.unwrap();
        let elsewhere = tree::pass(&ground.db, &tree::SAVE, tree::CAO_BANG).await;
        let id = AttachmentId::new();
        let refused = send(&ground, &elsewhere, id, case, "a.pdf", pdf()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "a pass for another place");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_or_erased_file_is_unknown() {
    for ground in grounds().await {
        let case = ground.add("x").await;
        let (one, two) = (AttachmentId::new(), AttachmentId::new());
        for id in [one, two] {
            send(&ground, &ground.pass, id, case, "a.pdf", pdf()).await.unwrap();
        }
        let close = |base: i64| {
            let pass = ground.pass.clone();
            ground.db.write(move |tx| attachment::close(tx, &pass, one, base))
        };
        assert!(matches!(close(7).await, Err(Error::Conflict(c)) if c.current == 1));
        assert_eq!(close(1).await.unwrap(), 2);
        assert!(matches!(close(2).await, Err(Error::Conflict(_))));
        assert!(matches!(get(&ground, &ground.pass, one).await, Err(Error::NotFound)));
        assert!(get(&ground, &ground.pass, two).await.is_ok());
        let pass = ground.pass.clone();
        ground.db.write(move |tx| destroy(tx, &pass, case)).await.unwrap();
        assert!(matches!(get(&ground, &ground.pass, two).await, Err(Error::NotFound)));
        assert_eq!(ground.db.read(journal::verify).await.unwrap(), []);
    }
}
