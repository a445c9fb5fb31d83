//! Values and rows: every kind goes in and comes out the same on both engines, and a row read
//! into the wrong shape is refused.

use crate::db::trial::databases;
use crate::db::{Step, Value, sql, text_of};
use crate::ids::{AccountId, UnitId};
use crate::place::{self, trial as tree};
use crate::{Count, Day, Error, Month, Vnd};
use crate::{day::Instant, row};
use uuid::Uuid;

const KINDS: Step = Step {
    name: "trial/0001_kind",
    sql: "create table kind (\n  id bigint primary key,\n  whole bigint,\n  flag boolean,\n  \
          words text,\n  raw bytea,\n  mark uuid\n);\n\
          create table typed (\n  unit bigint,\n  day bigint,\n  month bigint,\n  at bigint,\n  \
          amount bigint,\n  people bigint,\n  account uuid\n);",
};

row! {
    struct Kind {
        id: i64,
        whole: Option<i64>,
        flag: Option<bool>,
        words: Option<String>,
        raw: Option<Vec<u8>>,
        mark: Option<Uuid>,
    }
}

row! {
    #[allow(dead_code)] // It is read only to be refused.
    struct Misnamed {
        id: i64,
        number: Option<i64>,
    }
}

row! {
    struct Typed {
        unit: UnitId,
        day: Day,
        month: Month,
        at: Instant,
        amount: Vnd,
        people: Count,
        account: AccountId,
    }
}

fn samples() -> Vec<Kind> {
    let full = |id, whole, flag, words: &str, raw: &[u8], mark| Kind {
        id,
        whole: Some(whole),
        flag: Some(flag),
        words: Some(words.into()),
        raw: Some(raw.to_vec()),
        mark: Some(mark),
    };
    vec![
        full(1, i64::MAX, true, "Đoàn Thị Hoà — “14,561 tỷ”", &[0, 1, 255], Uuid::max()),
        full(2, i64::MIN, false, "", &[], Uuid::nil()),
        full(3, 0, true, "a'b\"c$1?1\n\t\\", &[0; 16], Uuid::now_v7()),
        Kind { id: 4, whole: None, flag: None, words: None, raw: None, mark: None },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_comes_back_as_it_went_in() {
    for db in databases(&[KINDS]).await {
        let back = db
            .write(|tx| {
                tx.without_journal("rows of a trial");
                for kind in samples() {
                    sql("insert into kind (id, whole, flag, words, raw, mark) \
                         values ($1, $2, $3, $4, $5, $6)")
                    .bind(kind.id)
                    .bind(kind.whole)
                    .bind(kind.flag)
                    .bind(kind.words)
                    .bind(kind.raw)
                    .bind(kind.mark)
                    .run(tx)?;
                }
                sql("select id, whole, flag, words, raw, mark from kind order by id")
                    .all::<Kind>(tx)
            })
            .await
            .unwrap();
        for (wanted, got) in samples().into_iter().zip(back) {
            assert_eq!(got.id, wanted.id);
            assert_eq!(got.whole, wanted.whole);
            assert_eq!(got.flag, wanted.flag);
            assert_eq!(got.words, wanted.words);
            assert_eq!(got.raw, wanted.raw);
            // The third mark is made anew on each call.
            assert_eq!(got.mark.is_some(), wanted.mark.is_some());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn typed_values_are_bigints_and_uuids() {
    let account = AccountId::new();
    let month = Month::from_key(12_410).unwrap();
    let day = Day::from_number(20_241_031).unwrap();
    for db in databases(&[KINDS]).await {
        let back: Typed = db
            .write(move |tx| {
                tx.without_journal("rows of a trial");
                sql("insert into typed (unit, day, month, at, amount, people, account) \
                     values ($1, $2, $3, $4, $5, $6, $7)")
                .bind(UnitId(7))
                .bind(day)
                .bind(month)
                .bind(Instant(-5))
                .bind(Vnd(14_561_000_000))
                .bind(Count(20_315))
                .bind(account)
                .run(tx)?;
                sql("select unit, day, month, at, amount, people, account from typed \
                     where account = $1 and day = $2")
                .bind(account)
                .bind(day)
                .one(tx)
            })
            .await
            .unwrap();
        assert_eq!((back.unit, back.day, back.month), (UnitId(7), day, month));
        assert_eq!((back.at, back.amount), (Instant(-5), Vnd(14_561_000_000)));
        assert_eq!((back.people, back.account), (Count(20_315), account));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_in_the_wrong_shape_is_refused_without_telling_its_value() {
    for db in databases(&[KINDS]).await {
        db.write(|tx| {
            tx.without_journal("rows of a trial");
            sql("insert into kind (id, words) values ($1, $2)").bind(1).bind("Bà Sáu").run(tx)
        })
        .await
        .unwrap();
        let misnamed = db.read(|tx| sql("select id, whole from kind").all::<Misnamed>(tx)).await;
        let Err(Error::Fault(why)) = misnamed else { panic!("{}", db.engine()) };
        assert_eq!(why, "column whole is read as number");
        let short = db.read(|tx| sql("select id from kind").all::<Misnamed>(tx)).await;
        assert!(matches!(short, Err(Error::Fault(_))));
        // Even of an empty result: a wrong name shows on the first day, not on the first row.
        let empty =
            db.read(|tx| sql("select id, whole from kind where id = 9").all::<Misnamed>(tx)).await;
        assert!(matches!(empty, Err(Error::Fault(_))));
        let unfit = db.read(|tx| sql("select words from kind").one::<i64>(tx)).await;
        let Err(Error::Fault(why)) = unfit else { panic!("{}", db.engine()) };
        assert!(why.contains("bigint") && !why.contains("Sáu"), "{why}");
        let none = db.read(|tx| sql("select id from kind where id = 9").one::<i64>(tx)).await;
        assert!(matches!(none, Err(Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn binds_keep_their_numbers_in_any_order_and_as_often_as_named() {
    for db in databases(&[KINDS]).await {
        let found: (i64, String, i64) = db
            .write(|tx| {
                tx.without_journal("rows of a trial");
                sql("insert into kind (words, id, whole) values ($2, $1, $1)")
                    .bind(10)
                    .bind("ten")
                    .run(tx)?;
                sql("select cast(sum(whole) as bigint), max(words), count(*) from kind \
                     where words = $2 and id = $1 and whole = $1")
                .bind(10)
                .bind("ten")
                .one(tx)
            })
            .await
            .unwrap();
        assert_eq!(found, (10, "ten".into(), 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_sees_one_text_of_a_row_whatever_the_engine() {
    let mut texts = Vec::new();
    for db in databases(&[KINDS]).await {
        let named = db
            .write(|tx| {
                tx.without_journal("rows of a trial");
                sql("insert into kind (id, whole, flag, words, raw, mark) \
                     values ($1, $2, $3, $4, $5, $6)")
                .bind(1)
                .bind(None::<i64>)
                .bind(true)
                .bind("đ")
                .bind(vec![1_u8, 2])
                .bind(Uuid::nil())
                .run(tx)?;
                sql("select * from kind").named(tx)
            })
            .await
            .unwrap();
        let text: Vec<String> = named
            .into_iter()
            .flatten()
            .filter(|(_, value)| *value != Value::Null)
            .map(|(name, value)| format!("{name}={}", text_of(&value)))
            .collect();
        texts.push(text.join(";"));
    }
    let mark = "0".repeat(32);
    for text in texts {
        assert_eq!(text, format!("id=i1;flag=i1;words=tđ;raw=b0102;mark=b{mark}"));
    }
}

#[tokio::test]
async fn a_list_is_bound_whole_and_an_empty_one_matches_nothing() {
    for db in databases(&[]).await {
        tree::plant(&db).await;
        let asked = [tree::PHU_LOI, tree::CAO_BANG, tree::MERGED];
        let (listed, none, places) = db
            .read(move |tx| {
                let text = "select id from unit where level <> $1 and id in [] order by id";
                let listed: Vec<UnitId> = sql(text).bind("centre").list(asked).all(tx)?;
                let none: Vec<UnitId> =
                    sql(text).bind("centre").list(Vec::<UnitId>::new()).all(tx)?;
                Ok((listed, none, place::many(tx, &asked, tree::today())?))
            })
            .await
            .unwrap();
        assert_eq!(listed, asked, "{}", db.engine());
        assert!(none.is_empty());
        for place in places {
            // The merged one stands as on its last day, as it does when asked for alone.
            let alone = tree::at(&db, place.id).await;
            assert_eq!((alone.chain, alone.code), (place.chain, place.code));
        }
    }
}
