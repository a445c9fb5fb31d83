//! Days and moments: every spelling that is taken, every one that is not, and the way back.

use super::*;
use proptest::prelude::*;

fn day(year: i16, month: u8, day: u8) -> Day {
    Day::of(year, month, day).unwrap_or(Day::FIRST)
}

#[test]
fn people_write_days_in_many_ways() {
    let texts = [
        "5/3/2024",
        "05/03/2024",
        "5/3/24",
        "05/03/24",
        "5-3-2024",
        "05-03-2024",
        "5.3.2024",
        "05.03.24",
        "5 3 2024",
        " 5/3/2024 ",
        "5 / 3 / 2024",
        "5\u{a0}/\u{a0}3/2024",
        "\u{200e}5/3/2024\u{200e}",
        "2024-03-05",
        "2024/3/5",
        "ngày 5 tháng 3 năm 2024",
        "Ngày 05 tháng 03 năm 2024",
        "nga\u{300}y 5 tha\u{301}ng 3 na\u{306}m 2024",
        "5 tháng 3 năm 2024",
        "ngày 5/3/2024",
    ];
    for text in texts {
        assert_eq!(Day::read(text), Ok(day(2024, 3, 5)), "{text:?}");
    }
    assert_eq!(Day::read("1/1/49"), Ok(day(2049, 1, 1)));
    assert_eq!(Day::read("1/1/50"), Ok(day(1950, 1, 1)));
    assert_eq!(Day::read("29/2/2024"), Ok(day(2024, 2, 29)));
}

#[test]
fn what_is_no_day_says_why() {
    for text in ["", "  ", "\u{200b}", "\u{a0}"] {
        assert_eq!(Day::read(text), Err(DayFlaw::Empty), "{text:?}");
    }
    let no_days = [
        "hôm nay",
        "5/3",
        "5",
        "5/3/024",
        "5/3/20245",
        "5/3-2024",
        "5/3/2024/1",
        "/3/2024",
        "5//2024",
        "5/3/",
        "+5/3/2024",
        "005/3/2024",
        "5/3/2024x",
        "10/2024",
        "２/3/x",
        "5³/3/2024x",
        "-5/3/2024",
    ];
    for text in no_days {
        assert_eq!(Day::read(text), Err(DayFlaw::NotADay), "{text:?}");
    }
    let never = [
        "31/2/2024",
        "29/2/2023",
        "0/1/2024",
        "1/0/2024",
        "32/1/2024",
        "1/13/2024",
        "10/31/2024",
        "31/4/24",
        "99/99/9999",
        "5/3/0024",
        "2024-02-30",
        "31/12/1799",
    ];
    for text in never {
        assert_eq!(Day::read(text), Err(DayFlaw::Impossible), "{text:?}");
    }
    assert_eq!(DayFlaw::Impossible.key(), "day-impossible");
}

#[test]
fn machines_write_days_in_one_way() {
    assert_eq!("2024-10-31".parse(), Ok(day(2024, 10, 31)));
    assert_eq!("".parse::<Day>(), Err(DayFlaw::Empty));
    for text in ["2024-1-1", "31/10/2024", " 2024-10-31", "2024-10-31T00", "+024-10-31", "2024-10"]
    {
        assert_eq!(text.parse::<Day>(), Err(DayFlaw::NotADay), "{text:?}");
    }
    assert_eq!("2023-02-29".parse::<Day>(), Err(DayFlaw::Impossible));
    assert_eq!("0000-01-01".parse::<Day>(), Err(DayFlaw::Impossible));
}

#[test]
fn a_day_prints_counts_and_moves() {
    let last = day(2024, 10, 31);
    assert_eq!((last.iso(), last.vn()), ("2024-10-31".into(), "31/10/2024".into()));
    assert_eq!(day(2024, 3, 5).vn(), "05/03/2024");
    assert_eq!(last.number(), 20_241_031);
    assert_eq!((Day::FIRST.number(), Day::LAST.number()), (10_101, 99_991_231));
    assert_eq!(last.add_days(1), day(2024, 11, 1));
    assert_eq!(day(2024, 3, 1).add_days(-1), day(2024, 2, 29));
    assert_eq!((last.weekday(), last.add_days(3).weekday()), (4, 7));
    assert_eq!(day(2024, 1, 1).days_until(day(2025, 1, 1)), 366);
    assert_eq!((Day::LAST.add_days(1), Day::FIRST.add_days(-1)), (Day::LAST, Day::FIRST));
    assert_eq!((last.add_days(i64::MAX), last.add_days(i64::MIN)), (Day::LAST, Day::FIRST));
    for number in [0, -1, 20_241_032, 20_241_301, 20_230_229, 100_000_101, i64::MAX, i64::MIN] {
        assert_eq!(Day::from_number(number), None, "{number}");
    }
}

#[test]
fn a_moment_is_told_in_the_time_of_viet_nam() {
    // 2024-10-31T17:00Z is midnight in Việt Nam.
    let midnight = day(2024, 11, 1).start();
    assert_eq!(midnight, Instant(1_730_394_000_000));
    assert_eq!((midnight.day(), midnight.hour_minute()), (day(2024, 11, 1), "00:00".into()));
    let before = midnight.add_millis(-1);
    assert_eq!((before.day(), before.hour_minute()), (day(2024, 10, 31), "23:59".into()));
    assert_eq!(midnight.iso(), "2024-10-31T17:00:00Z");
    assert_eq!(midnight.millis_since(before), 1);
    assert_eq!(Instant(i64::MAX).day(), Day::LAST);
    assert_eq!(Instant(i64::MIN).day(), Day::FIRST);
    assert_eq!(Day::LAST.start().day(), Day::LAST);
    assert_eq!(Day::FIRST.start().day(), Day::FIRST);
}

proptest! {
    #[test]
    fn every_day_comes_back_as_it_was_written(offset in 0..3_652_058_i64) {
        let day = Day::FIRST.add_days(offset);
        prop_assert_eq!(day.iso().parse(), Ok(day));
        prop_assert_eq!(Day::from_number(day.number()), Some(day));
        prop_assert_eq!(Day::FIRST.days_until(day), offset);
        prop_assert_eq!(day.start().day(), day);
        if day.year() >= 1800 {
            prop_assert_eq!(Day::read(&day.vn()), Ok(day));
            prop_assert_eq!(Day::read(&day.iso()), Ok(day));
        }
        let next = day.add_days(1);
        prop_assert!(next.number() >= day.number(), "numbers sort as days do");
    }

    #[test]
    fn no_text_and_no_number_breaks_the_reader(text in "\\PC{0,24}", number in any::<i64>()) {
        let _ = Day::read(&text);
        let _ = text.parse::<Day>();
        let _ = Day::from_number(number);
        let _ = (Instant(number).day(), Instant(number).hour_minute(), Instant(number).iso());
    }
}
