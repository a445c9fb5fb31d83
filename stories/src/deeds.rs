//! What records of work must hold beside their numbers, through the doors: a way from every number
//! back to it, the place it was done, a second pair of eyes that saw what counts, the people it
//! helped, the kinds and campaigns it is of. It opens with who may not.

use crate::house::{self, COMMUNE, Demo, PROVINCE, november, october};
use crate::visitor::{Told, Visitor, done, fresh_key, refused};
use axum::http::StatusCode;

mod again;
mod alike;
mod clinic;
mod counted;
mod down;
mod eyes;
mod files;
mod handed;
mod joined;
mod kinds;
mod kitchens;
mod late;
mod people;
mod placed;
mod schools;
mod served;
mod sorts;
mod spread;
mod told;
mod trades;
mod week;
mod where_done;

#[tokio::test]
async fn records_hold_what_is_behind_their_numbers() {
    for demo in house::every_demo().await {
        println!("on {}", demo.engine);
        let printed = demo.figures(PROVINCE, october()).await;
        let mut chi = Visitor::of(&demo, "chi").await;
        let mut binh = Visitor::of(&demo, "binh").await;
        clinic::says_of_what_medicine_it_was(&demo, &mut chi).await;
        clinic::is_added_up_by_unit(&demo, &mut chi, &mut binh).await;
        counted::what_stands_beyond_the_form_opens(&demo, &mut chi).await;
        down::to_the_day_of_a_kitchen(&demo, &mut binh).await;
        down::a_page_nobody_can_read_is_the_first(&mut binh).await;
        where_done::stands_on_the_map_where_it_was(&demo, &mut binh).await;
        where_done::stands_on_each_of_its_days(&demo, &mut chi).await;
        joined::is_read_by_both(&demo, &mut chi, &mut binh).await;
        where_done::anywhere_in_the_province(&demo, &mut chi).await;
        placed::is_read_part_after_part(&demo, &mut chi).await;
        week::holds_what_a_day_holds(&demo, &mut chi, &mut binh).await;
        kitchens::say_what_each_gave(&demo, &mut chi, &mut binh).await;
        handed::over_count_what_their_form_says(&demo, &mut chi, &mut binh).await;
        handed::for_a_campaign_stand_beside_last_year(&demo, &mut chi).await;
        eyes::who_said_it_last_does_not_check_it(&demo, &mut chi, &mut binh).await;
        eyes::work_of_a_file_is_sent_back_and_again(&demo, &mut chi, &mut binh).await;
        eyes::a_draft_may_be_unfinished(&demo, &mut chi).await;
        people::are_no_more_than_the_work(&demo, &mut chi).await;
        people::keep_what_was_told_of_them(&demo, &mut chi).await;
        people::are_read_across_a_province_for_a_purpose(&demo, &mut chi, &mut binh).await;
        trades::are_taught_to_people_under_seal(&demo, &mut chi).await;
        kinds::of_a_district_are_known_above(&demo, &mut binh).await;
        kinds::say_otherwise_what_posts_nowhere_else(&demo, &mut binh).await;
        kinds::count_what_they_say(&demo, &mut binh).await;
        kinds::closed_are_offered_no_more(&demo, &mut binh).await;
        kinds::a_campaign_is_found_by_any_wording(&demo, &mut chi).await;
        files::of_every_list(&demo, &mut binh).await;
        told::more_givers_than_a_page_holds(&demo, &mut chi).await;
        late::days_of_a_week_are_told(&demo, &mut chi).await;
        again::like_yesterday(&demo, &mut chi).await;
        again::an_event_counts_where_it_was(&demo, &mut chi).await;
        alike::is_asked_about_before_it_counts_twice(&demo, &mut chi, &mut binh).await;
        sorts::of_gifts_are_told_apart(&demo, &mut chi).await;
        sorts::of_counts_share_one_value(&demo, &mut chi).await;
        spread::a_session_counts_who_came(&demo, &mut chi).await;
        schools::years_end_in_august(&demo, &mut chi).await;
        told::with_the_number_it_is_in(&demo, &mut chi, &mut binh).await;
        assert_eq!(demo.figures(PROVINCE, october()).await, printed, "October moved");
        let broken = demo.broken().await;
        assert!(broken.is_empty(), "{}: {broken:?}", demo.engine);
    }
}

/// The form of a kind at a unit.
fn new(unit: &str, kind: &str) -> String {
    format!("/activities/new?unit={unit}&kind={kind}")
}

/// Work of 1 November with these fields, under a fresh id.
fn work(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let mut form = vec![
        ("id", fresh_key()),
        ("key", fresh_key()),
        ("base", "0".to_owned()),
        ("from", "01/11/2024".to_owned()),
    ];
    for (name, value) in fields {
        form.retain(|(own, _)| own != name);
        form.push((*name, (*value).to_owned()));
    }
    form
}

async fn post(who: &mut Visitor, to: &str, form: &[(&'static str, String)]) -> Told {
    let pairs: Vec<(&str, &str)> = form.iter().map(|(n, v)| (*n, v.as_str())).collect();
    who.post(to, &pairs).await
}

/// The same record again, on a version, with other fields.
async fn edit(
    who: &mut Visitor,
    to: &str,
    form: &[(&'static str, String)],
    version: i64,
    fields: &[(&'static str, &str)],
) -> Told {
    let (key, version) = (fresh_key(), version.to_string());
    let mut form = form.to_vec();
    let changed = [("key", key.as_str()), ("base", version.as_str())];
    for (name, value) in changed.iter().chain(fields) {
        form.retain(|(own, _)| own != name);
        // A box that is not ticked is not sent.
        if !value.is_empty() {
            form.push((*name, (*value).to_owned()));
        }
    }
    post(who, &format!("{to}/edit"), &form).await
}

async fn reversed(who: &mut Visitor, to: &str, version: i64) {
    let version = version.to_string();
    let form = [("version", version.as_str()), ("why", "Hết truyện")];
    done(&who.post(&format!("{to}/reverse"), &form).await);
}
