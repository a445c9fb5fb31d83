//! Two bodies outside the society that owe the province's report on the directive (S1, III.13), and
//! the link under which one of them answers. S1 names no body: both are an illustration and their
//! names say so.

use duties::{DueRule, Duty, DutyId, Owner, When};
use kernel::db::Tx;
use kernel::{Day, Month, Result, Who, place};
use kit::House;
use people::proof::token::Token;
use people::{Kind, NewOrganisation, OrganisationId};
use reporting::model::{LinkId, LinkRow};

const PROVINCE: &str = "kien-giang";
const FORM: &str = "directive-18";
/// The first of them has the link.
const BODIES: [&str; 2] =
    ["Sở Y tế tỉnh Kiên Giang (minh họa)", "Ủy ban nhân dân huyện Giang Thành (minh họa)"];
const BASIS: &str = "Kế hoạch thực hiện Chỉ thị 18/CT-TTg của tỉnh, mục III.13: gửi trước ngày \
                     15 tháng 12 (cơ quan nộp là minh họa)";

/// Adds them with what they owe; answers the secret of the link.
pub async fn add(house: &House, who: &Who) -> Result<Token> {
    let (who, token) = (who.clone(), Token::new()?);
    let made = token.clone();
    let work = move |tx: &mut Tx<'_>| {
        let bodies = BODIES.map(|name| (OrganisationId::new(), name));
        for (id, name) in bodies {
            owes(tx, &who, id, name)?;
        }
        link(tx, &who, bodies[0].0, &made)
    };
    house.db.write(work).await?;
    Ok(token)
}

fn owes(tx: &mut Tx<'_>, who: &Who, id: OrganisationId, name: &str) -> Result<()> {
    let province = place::find(tx, PROVINCE, who.today())?;
    let pass = who.may(&people::acts::ORGANISATION_ADD, &province)?;
    let (name, short_name, email) = (name.to_owned(), String::new(), String::new());
    let new = NewOrganisation { id, kind: Kind::State, name, short_name, email };
    people::organisations::add(tx, &pass, &new)?;
    let pass = who.may(&duties::acts::SET, &province)?;
    let duty = Duty {
        id: None,
        unit: None,
        owner: Owner::Organisation(id),
        form: FORM.to_owned(),
        subject: None,
        due: DueRule {
            when: When::On { month: 12, day: 15, years: 0 },
            is_inclusive: false,
            is_shifted: false,
        },
        is_owed: true,
        to_society: String::new(),
        to_committee: String::new(),
        basis: BASIS.to_owned(),
        from: Day::of(2024, 1, 1).unwrap_or(Day::BEGINNING),
        until: Day::OPEN_END,
        version: 0,
    };
    duties::store::add(tx, &pass, DutyId::new(), &duty)
}

fn link(tx: &mut Tx<'_>, who: &Who, organisation: OrganisationId, token: &Token) -> Result<()> {
    let province = place::find(tx, PROVINCE, who.today())?;
    let pass = who.may(&reporting::acts::LINK, &province)?;
    let last = Day::of(2024, 12, 31).unwrap_or(Day::BEGINNING);
    let row = LinkRow {
        id: LinkId::new(),
        unit: province.id,
        organisation,
        form: FORM.to_owned(),
        month: Month::of(last),
        made_name: who.name().to_owned(),
        made_at: who.at(),
        expires_on: last,
        used_at: None,
        closed_at: None,
        version: 0,
    };
    reporting::store::add_link(tx, &pass, &row, token)
}
