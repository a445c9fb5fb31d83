//! The rules, without a database.

use super::throttle::{Count, Counted, after_attempt, after_success, wait_ms};
use super::{forms, password, rights, signing};
use crate::model::Capacity;
use crate::proof::password::Password;
use kernel::{Day, Instant, Role};

fn keys(flaws: &[kernel::Flaw]) -> Vec<&'static str> {
    flaws.iter().map(|flaw| flaw.key).collect()
}

#[test]
fn easy_passwords_are_refused_and_sentences_are_taken() {
    for easy in [
        "chuthapdo123",
        "ChuThapDo@2024",
        "nhanai123456",
        "123456789012",
        "aaaaaaaaaaaa",
        "matkhau1234",
        "Chữ thập đỏ 1",
        "abababababab",
        "kiengiang2024",
        "chi.phuloi1",
        "passwordpassword",
    ] {
        let told = password::flaws("fresh", easy, "chi.phuloi");
        assert_eq!(keys(&told), ["people-password-easy"], "{easy}");
    }
    assert_eq!(keys(&password::flaws("fresh", "ngắn quá", "chi")), ["people-password-short"]);
    assert_eq!(keys(&password::flaws("fresh", "", "chi")), ["people-password-empty"]);
    let long = "dài ".repeat(60);
    assert_eq!(keys(&password::flaws("fresh", &long, "chi")), ["people-password-long"]);
    for good in ["mưa rào tháng bảy", "con mèo ngủ trên mái", "k7mq-x3fd-9hpt-wz2c"] {
        assert!(password::flaws("fresh", good, "chi.phuloi").is_empty(), "{good}");
    }
}

#[test]
fn a_changed_password_is_another_one_typed_twice() {
    let [old, new, other] =
        ["mưa rào tháng bảy", "con mèo ngủ trên mái", "con mèo ngủ"].map(Password::typed);
    assert!(password::change_flaws(&old, &new, &new, "chi").is_empty());
    assert_eq!(keys(&password::change_flaws(&old, &old, &old, "chi")), ["people-password-same"]);
    let told = password::change_flaws(&old, &new, &other, "chi");
    assert_eq!(keys(&told), ["people-password-differs"]);
}

#[test]
fn guessing_slows_down_and_the_wait_always_ends() {
    let mut at = Instant(0);
    let mut count: Option<Count> = None;
    let mut waits = Vec::new();
    for _ in 0..20 {
        let next = after_attempt(Counted::Pair, count.as_ref(), at);
        let wait = wait_ms(Counted::Pair, &next, at);
        waits.push(wait / 1000);
        assert_eq!(wait_ms(Counted::Pair, &next, Instant(at.0 + wait)), 0);
        at = Instant(at.0 + wait);
        count = Some(next);
    }
    assert_eq!(waits[..9], [0, 0, 0, 0, 0, 1, 2, 4, 8]);
    assert_eq!(waits[19], 900, "never longer than a quarter of an hour");
}

#[test]
fn a_spray_from_everywhere_never_makes_the_owner_wait_long() {
    let mut count = None;
    for _ in 0..10_000 {
        count = Some(after_attempt(Counted::Account, count.as_ref(), Instant(0)));
    }
    let count = count.expect("counted");
    assert_eq!(wait_ms(Counted::Account, &count, Instant(0)), 30_000);
}

#[test]
fn a_quiet_hour_or_a_success_begins_anew() {
    let many = Count { failures: 50, failed_at: Instant(0), until_at: Instant(900_000) };
    let hour = Instant(3_600_000);
    assert_eq!(after_attempt(Counted::Pair, Some(&many), hour).failures, 1);
    assert_eq!(after_success(Counted::Pair, &many).failures, 0);
    assert_eq!(after_success(Counted::Address, &many).failures, 49);
    assert_eq!(wait_ms(Counted::Address, &after_success(Counted::Address, &many), Instant(1)), 0);
}

#[test]
fn a_clock_set_back_locks_nobody_out() {
    let day = 86_400_000;
    let count = Count { failures: 9, failed_at: Instant(day), until_at: Instant(day + 8_000) };
    assert_eq!(wait_ms(Counted::Pair, &count, Instant(0)), 0);
}

#[test]
fn each_role_is_given_by_who_may() {
    let may = |giver: Role, role: Role| rights::act_to_give(role).roles.contains(&giver);
    for role in Role::ALL {
        assert!(may(Role::Centre, role));
        assert_eq!(may(Role::Technician, role), role != Role::Centre);
        assert_eq!(
            may(Role::Approver, role),
            matches!(role, Role::Clerk | Role::Volunteer | Role::Viewer)
        );
        for powerless in [Role::Clerk, Role::Volunteer, Role::Viewer, Role::Auditor] {
            assert!(!may(powerless, role));
        }
    }
}

#[test]
fn the_lines_of_a_signature_follow_the_decree() {
    let line = |capacity, typed: &str| signing::first_line(capacity, typed);
    assert_eq!(line(Capacity::ByOrder, "chủ tịch"), "TL. CHỦ TỊCH");
    assert_eq!(line(Capacity::ByOrder, "TL. Chủ tịch"), "TL. CHỦ TỊCH");
    assert_eq!(line(Capacity::ByOrder, "tl chủ tịch"), "TL. CHỦ TỊCH");
    assert_eq!(line(Capacity::OnBehalf, "Ban Thường vụ"), "TM. BAN THƯỜNG VỤ");
    assert_eq!(line(Capacity::Head, "Chủ tịch"), "CHỦ TỊCH");
    assert_eq!(line(Capacity::Acting, "Quyền Chủ tịch"), "Q. QUYỀN CHỦ TỊCH");
    assert_eq!(signing::second_line("chánh văn phòng"), "CHÁNH VĂN PHÒNG");
    assert!(signing::flaws(Capacity::ByOrder, "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG").is_empty());
    let told = signing::flaws(Capacity::ByOrder, "TL. CHỦ TỊCH", "");
    assert_eq!(keys(&told), ["people-signer-own-title-empty"]);
    let told = signing::flaws(Capacity::Head, "CHỦ TỊCH", "CHÁNH VĂN PHÒNG");
    assert_eq!(keys(&told), ["people-signer-own-title-extra"]);
    let told = signing::flaws(Capacity::Head, &"X".repeat(61), "");
    assert_eq!(keys(&told), ["people-signer-line-long"]);
}

#[test]
fn log_in_names_are_typed_on_any_keyboard() {
    assert_eq!(forms::login("login", " Chi.PhuLoi ").ok().as_deref(), Some("chi.phuloi"));
    for bad in ["chị", "1chi", "chi phu", "chi@x", "ab"] {
        assert!(forms::login("login", bad).is_err(), "{bad}");
    }
    assert_eq!(forms::login_key("Chí . Phúlợi"), forms::login_key("chi.phuloi"));
}

#[test]
fn telephone_numbers_are_taken_in_many_spellings() {
    for typed in ["0912 345 678", "0912.345.678", "+84912345678", "(0912)345-678", "0084912345678"]
    {
        assert_eq!(forms::phone("phone", typed).ok().flatten().as_deref(), Some("+84912345678"));
    }
    assert_eq!(forms::phone("phone", "  ").ok().flatten(), None);
    for bad in ["12345", "091234567", "09123456789012", "0912abc678"] {
        assert!(forms::phone("phone", bad).is_err(), "{bad}");
    }
}

#[test]
fn a_year_of_birth_is_no_future_year() {
    let today = Day::of(2024, 11, 1).expect("a day");
    assert_eq!(forms::birth_year("birth_year", "1964", today).ok().flatten(), Some(1964));
    assert_eq!(forms::birth_year("birth_year", "", today).ok().flatten(), None);
    for bad in ["2025", "1899", "64", "mười"] {
        assert!(forms::birth_year("birth_year", bad, today).is_err(), "{bad}");
    }
}

#[test]
fn a_span_ends_no_earlier_than_it_begins() {
    let [first, last] = [(2024, 10, 31), (2024, 11, 1)].map(|(y, m, d)| Day::of(y, m, d));
    let (first, last) = (first.expect("a day"), last.expect("a day"));
    assert!(rights::span("until", first, first).is_empty());
    assert!(rights::span("until", first, last).is_empty());
    assert_eq!(keys(&rights::span("until", last, first)), ["people-until-before-from"]);
}

#[test]
fn an_address_for_mail_is_taken_or_told_what_it_looks_like() {
    for good in ["", "chi@phuloi.vn", "chi.xa-phu-loi@hoi.ctd.org.vn"] {
        assert!(forms::check_email(good).is_none(), "{good}");
    }
    for bad in ["chi", "chi@", "@phuloi.vn", "chi@phuloi", "chi @x.vn", "a@b.vn,c@d.vn", "a@b@c.vn"]
    {
        assert!(forms::check_email(bad).is_some(), "{bad}");
    }
}
