//! Somebody a story needs beside the four of the demo: an account with one role, made by An as the
//! page makes it. It tells no story.

use crate::house::{self, CENTRE, Demo, today};
use crate::visitor::Visitor;
use kernel::ids::AccountId;
use kernel::{Day, Role, place};
use people::proof::password::{Password, hash_now};
use people::{NewAccount, NewRole, RoleId};

/// Makes an account and logs in with it.
pub async fn newcomer(
    demo: &Demo,
    (login, name): (&'static str, &'static str),
    (role, unit): (Role, &'static str),
) -> (AccountId, Visitor) {
    let password = hash_now(&Password::typed(program::demo::PASSWORD)).expect("a hash");
    let id = AccountId::new();
    let make = move |tx: &mut kernel::db::Tx<'_>| {
        let an = house::person(tx, Role::Centre, CENTRE)?;
        let place = place::find(tx, unit, today())?;
        let new = NewAccount {
            id,
            login: login.into(),
            display_name: name.into(),
            person: None,
            password: password.clone(),
            must_change: false,
            lang: "vi".into(),
        };
        let pass = an.may(&people::acts::ACCOUNT_ADD, &place)?;
        people::accounts::create(tx, &pass, &new)?;
        let new = NewRole { id: RoleId::new(), role, from: Day::BEGINNING, until: Day::LAST };
        let pass = an.may(people::rules::rights::act_to_give(role), &place)?;
        people::roles::give(tx, &pass, id, 1, &new)
    };
    demo.house.db.write(make).await.expect("an account");
    (id, Visitor::of(demo, login).await)
}
