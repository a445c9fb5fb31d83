//! The four people of our stories, and who signs the paper of Kiên Giang. Their password is
//! printed: a demo keeps no secret.

use crate::cli::Stop;
use kernel::ids::AccountId;
use kernel::place;
use kernel::seal::Keys;
use kernel::{Day, Role, Who};
use kit::House;
use people::proof::password::{Password, hash_now};
use people::rules::rights::act_to_give;
use people::{Capacity, NewAccount, NewPerson, NewRole, NewSigner, PersonId, RoleId, SignerId};
use std::sync::Arc;

/// The password of all four.
pub const PASSWORD: &str = "hoa sen tháng mười";

/// An account of the demo.
pub struct DemoAccount {
    /// Typed at log-in.
    pub login: &'static str,
    /// Shown to others.
    name: &'static str,
    role: Role,
    unit: &'static str,
    /// What the command line says of it.
    pub says: &'static str,
}

/// An of the centre, Bình of the province, Chi of a commune in it, Dũng of another province.
pub const ACCOUNTS: &[DemoAccount] = &[
    DemoAccount {
        login: "an",
        name: "An",
        role: Role::Centre,
        unit: "trung-uong",
        says: "Trung ương Hội: thấy cả nước",
    },
    DemoAccount {
        login: "binh",
        name: "Bình",
        role: Role::Approver,
        unit: "kien-giang",
        says: "Hội CTĐ tỉnh Kiên Giang: duyệt và ban hành",
    },
    DemoAccount {
        login: "chi",
        name: "Chi",
        role: Role::Clerk,
        unit: "kien-giang/huyen-giang-thanh/xa-phu-loi",
        says: "Xã Phú Lợi, huyện Giang Thành: nhập số liệu",
    },
    DemoAccount {
        login: "dung",
        name: "Dũng",
        role: Role::Approver,
        unit: "ca-mau",
        says: "Hội CTĐ tỉnh Cà Mau: không thấy Kiên Giang",
    },
];

/// Adds accounts and the signer.
pub async fn add(house: &House, who: &Who) -> Result<(), Stop> {
    let keys: Arc<Keys> = house.shelf::<Arc<Keys>>()?.as_ref().clone();
    for account in ACCOUNTS {
        // Hashing takes long on purpose, so it never happens inside a transaction.
        let password = hash_now(&Password::typed(PASSWORD))?;
        let who = who.clone();
        house
            .db
            .write(move |tx| {
                let place = place::find(tx, account.unit, who.today())?;
                let pass = who.may(&people::acts::ACCOUNT_ADD, &place)?;
                let id = AccountId::new();
                let new = NewAccount {
                    id,
                    login: account.login.into(),
                    display_name: account.name.into(),
                    person: None,
                    password: password.clone(),
                    must_change: false,
                    lang: "vi".into(),
                };
                people::accounts::create(tx, &pass, &new)?;
                let role = NewRole {
                    id: RoleId::new(),
                    role: account.role,
                    from: Day::BEGINNING,
                    until: Day::OPEN_END,
                };
                let pass = who.may(act_to_give(account.role), &place)?;
                people::roles::give(tx, &pass, id, 1, &role)
            })
            .await?;
    }
    signer(house, who, keys).await
}

/// S4: "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG / Nguyễn Văn Tùng".
async fn signer(house: &House, who: &Who, keys: Arc<Keys>) -> Result<(), Stop> {
    let who = who.clone();
    house
        .db
        .write(move |tx| {
            let place = place::find(tx, "kien-giang", who.today())?;
            let person = PersonId::new();
            let pass = who.may(&people::acts::PERSON_ADD, &place)?;
            let new = NewPerson {
                id: person,
                full_name: "Nguyễn Văn Tùng".into(),
                birth_year: None,
                sex: None,
                phone: None,
            };
            people::persons::add(tx, &pass, &keys, &new)?;
            let pass = who.may(&people::acts::SIGNER_ADD, &place)?;
            let signer = NewSigner {
                id: SignerId::new(),
                person,
                capacity: Capacity::ByOrder,
                first_line: "TL. CHỦ TỊCH".into(),
                second_line: "CHÁNH VĂN PHÒNG".into(),
                from: Day::BEGINNING,
                until: place.until,
            };
            people::signers::add(tx, &pass, &signer)
        })
        .await?;
    Ok(())
}
