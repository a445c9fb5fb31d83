//! What goes wrong when somebody is written down: marks left out, letters swapped, the year alone,
//! an old number, an old commune. Every slip has a rate; none is ever read by the matcher.

use super::Soul;
use crate::key::Dice;
use crate::place::Renamed;
use fold::fold;

/// Of a thousand records, how many have each slip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slips {
    /// Name without tones; with one wrong tone; one wrong letter; a word left out; initials; the
    /// given name first; a word heard for another.
    pub name: [usize; 7],
    /// Birth unknown; the year alone; the first of January; swapped; a wrong digit; a year beside.
    pub birth: [usize; 6],
    /// Number unknown; the old paper; a wrong digit; of somebody else of the household.
    pub number: [usize; 4],
    /// Phone unknown; another one; of before 2018; a wrong digit.
    pub phone: [usize; 4],
    /// Moved within the province or beyond; the old commune; a wrong letter; commune unknown;
    /// hamlet unknown.
    pub place: [usize; 5],
    /// Sex unknown; wrong.
    pub sex: [usize; 2],
}

impl Slips {
    /// A list kept with some care.
    pub const USUAL: Slips = Slips {
        name: [120, 50, 40, 50, 15, 15, 20],
        birth: [60, 150, 40, 15, 20, 20],
        number: [350, 200, 20, 3],
        phone: [400, 150, 80, 10],
        place: [60, 500, 20, 15, 200],
        sex: [50, 8],
    };
    /// A list kept in haste.
    pub const HASTY: Slips = Slips {
        name: [250, 80, 70, 80, 30, 30, 40],
        birth: [120, 250, 80, 25, 40, 30],
        number: [550, 250, 40, 6],
        phone: [550, 250, 120, 20],
        place: [120, 500, 40, 40, 350],
        sex: [120, 15],
    };
    /// Little is asked for, but what is there is right.
    pub const SPARSE: Slips = Slips {
        name: [40, 20, 15, 15, 5, 5, 5],
        birth: [50, 450, 20, 5, 8, 10],
        number: [750, 100, 8, 1],
        phone: [700, 100, 40, 5],
        place: [40, 200, 10, 10, 300],
        sex: [300, 4],
    };

    pub(super) fn write(
        &self,
        dice: &mut Dice,
        soul: &Soul,
        other: &Soul,
        renamed: &[Renamed],
    ) -> [String; 9] {
        let [hamlet, commune, district, province] = self.place(dice, soul, renamed);
        [
            self.name(dice, soul),
            self.sex(dice, soul),
            self.birth(dice, soul),
            self.number(dice, soul, other),
            self.phone(dice, soul),
            hamlet,
            commune,
            district,
            province,
        ]
    }

    fn name(&self, dice: &mut Dice, soul: &Soul) -> String {
        let [toneless, tone, letter, left_out, initials, given_first, heard] = self.name;
        let mut words: Vec<String> = vec![soul.family.to_owned()];
        words.extend(soul.between.split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
        words.push(soul.given.to_owned());
        let last = words.len() - 1;
        if last > 1 && is(dice, left_out) {
            words.remove(1 + dice.below(last - 1));
        }
        let at = dice.below(words.len());
        if let Some(word) = words.get_mut(at) {
            if is(dice, tone) {
                *word = other_tone(dice, word);
            }
            if is(dice, heard) {
                *word = misheard(word);
            }
            if is(dice, letter) {
                *word = mistyped(dice, word);
            }
        }
        if is(dice, initials) {
            let last = words.len() - 1;
            for word in words.iter_mut().take(last) {
                *word = word.chars().take(1).chain(['.']).collect();
            }
        }
        if is(dice, given_first) {
            words.rotate_right(1);
        }
        let mut name = words.join(" ");
        if is(dice, toneless) {
            name = titled(&fold(&name));
        }
        if is(dice, 100) {
            name = name.replace("òa", "oà").replace("úy", "uý").replace("ủy", "uỷ");
        }
        match dice.below(20) {
            0..=2 => name.to_uppercase(),
            3 => name.to_lowercase(),
            _ => name,
        }
    }

    fn sex(&self, dice: &mut Dice, soul: &Soul) -> String {
        if is(dice, self.sex[0]) {
            return String::new();
        }
        let man = soul.man != is(dice, self.sex[1]);
        if man { "Nam".into() } else { "Nữ".into() }
    }

    fn birth(&self, dice: &mut Dice, soul: &Soul) -> String {
        let [unknown, year_only, january, swapped, digit, beside] = self.birth;
        let (mut y, mut m, mut d) = (soul.year, soul.month, soul.day);
        if is(dice, unknown) {
            return String::new();
        }
        if is(dice, beside) {
            y += 1;
        }
        if is(dice, year_only) {
            return y.to_string();
        }
        if is(dice, january) {
            (m, d) = (1, 1);
        }
        if d <= 12 && is(dice, swapped * 2) {
            (m, d) = (d, m);
        }
        if is(dice, digit) {
            match dice.below(3) {
                0 => y = y / 100 * 100 + (y % 10) * 10 + y % 100 / 10,
                1 => m = if m >= 10 { m - 9 } else { m % 9 + 1 },
                _ => d = if d >= 10 { d - 9 } else { d + 20 },
            }
        }
        match dice.below(4) {
            0 => format!("{y}-{m:02}-{d:02}"),
            _ => format!("{d:02}/{m:02}/{y}"),
        }
    }

    fn number(&self, dice: &mut Dice, soul: &Soul, other: &Soul) -> String {
        let [unknown, old, digit, copied] = self.number;
        if is(dice, unknown) {
            return String::new();
        }
        let of = if is(dice, copied) { other } else { soul };
        let number = of.numbers[usize::from(is(dice, old) && soul.year < 2000)].clone();
        if is(dice, digit) { other_digit(dice, &number) } else { number }
    }

    fn phone(&self, dice: &mut Dice, soul: &Soul) -> String {
        let [unknown, another, before_2018, digit] = self.phone;
        if is(dice, unknown) {
            return String::new();
        }
        let phone = if is(dice, another) { super::phone(dice) } else { soul.phone.clone() };
        const OLD: [(&str, &str); 6] = [
            ("039", "0169"),
            ("038", "0168"),
            ("035", "0165"),
            ("070", "0120"),
            ("079", "0121"),
            ("083", "0123"),
        ];
        let was = OLD.iter().find(|(new, _)| phone.starts_with(new));
        if let Some((new, old)) = was.filter(|_| is(dice, before_2018)) {
            return phone.replacen(new, old, 1);
        }
        if is(dice, digit) {
            return other_digit(dice, &phone);
        }
        match dice.below(10) {
            0 => phone.replacen('0', "+84", 1),
            1 => format!("{} {}", phone.get(..4).unwrap_or(""), phone.get(4..).unwrap_or("")),
            _ => phone,
        }
    }

    fn place(&self, dice: &mut Dice, soul: &Soul, renamed: &[Renamed]) -> [String; 4] {
        let [moved, old, letter, unknown, no_hamlet] = self.place;
        let (mut hamlet, mut at) = (soul.home.hamlet.clone(), soul.home.commune);
        if is(dice, moved) {
            let near = at + 1 + dice.below(30);
            at = if dice.below(10) < 6 { near % renamed.len() } else { dice.below(renamed.len()) };
            hamlet = super::hamlet(dice, at);
        }
        let Some(row) = renamed.get(at) else { return Default::default() };
        let hamlet = match dice.below(8) {
            _ if is(dice, no_hamlet) => String::new(),
            0 => fold(&hamlet),
            1 => hamlet.to_uppercase(),
            _ => hamlet,
        };
        let is_old = is(dice, old);
        let mut commune = if is_old { &row.old_commune } else { &row.new_commune }.clone();
        if is(dice, letter) {
            commune = mistyped(dice, &commune);
        }
        if is(dice, 80) {
            commune = fold(&commune);
        }
        if is(dice, 200) {
            commune = commune.replace("Xã ", "").replace("Phường ", "P. ");
        }
        if is(dice, unknown) {
            commune.clear();
        }
        if is_old {
            [hamlet, commune, row.old_district.clone(), row.old_province.clone()]
        } else {
            [hamlet, commune, String::new(), row.new_province.clone()]
        }
    }
}

/// Numbers given out right after these.
pub(super) fn next_numbers(numbers: &[String; 2]) -> [String; 2] {
    numbers.each_ref().map(|number| {
        let value: u64 = number.parse().unwrap_or(0);
        format!("{:0len$}", value + 1, len = number.len())
    })
}

fn is(dice: &mut Dice, of_thousand: usize) -> bool {
    dice.below(1000) < of_thousand
}

fn titled(name: &str) -> String {
    let mut up = true;
    let letter = |c: char| {
        let now = std::mem::replace(&mut up, c == ' ');
        if now { c.to_ascii_uppercase() } else { c }
    };
    name.chars().map(letter).collect()
}

fn other_tone(dice: &mut Dice, word: &str) -> String {
    const ROWS: [&str; 12] = [
        "aàảãáạ",
        "ăằẳẵắặ",
        "âầẩẫấậ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "iìỉĩíị",
        "oòỏõóọ",
        "ôồổỗốộ",
        "ơờởỡớợ",
        "uùủũúụ",
        "ưừửữứự",
        "yỳỷỹýỵ",
    ];
    let mut done = false;
    let letter = |c: char| {
        let row = ROWS.iter().find(|row| row.chars().any(|other| other == c));
        match row {
            Some(row) if !done => {
                done = true;
                row.chars().nth(dice.below(6)).unwrap_or(c)
            }
            _ => c,
        }
    };
    word.chars().map(letter).collect()
}

fn misheard(word: &str) -> String {
    const HEARD: [(&str, &str); 10] = [
        ("Tr", "Ch"),
        ("Ch", "Tr"),
        ("S", "X"),
        ("X", "S"),
        ("L", "N"),
        ("Gi", "D"),
        ("ng", "n"),
        ("y", "i"),
        ("nh", "n"),
        ("ch", "t"),
    ];
    let heard = HEARD.iter().find(|(from, _)| word.contains(from));
    heard.map_or_else(|| word.to_owned(), |(from, to)| word.replacen(from, to, 1))
}

fn mistyped(dice: &mut Dice, word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    let other = char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0));
    match dice.below(4) {
        0 if letters.len() > 2 => {
            letters.remove(at);
        }
        1 => letters.insert(at, other),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters.iter_mut().skip(at).take(1).for_each(|letter| *letter = other),
    }
    letters.into_iter().collect()
}

fn other_digit(dice: &mut Dice, number: &str) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    let at = dice.below(digits.len());
    if dice.below(3) == 0 && at + 1 < digits.len() {
        digits.swap(at, at + 1);
    } else {
        let other = char::from(b'0' + u8::try_from(dice.below(10)).unwrap_or(0));
        digits.iter_mut().skip(at).take(1).for_each(|digit| *digit = other);
    }
    digits.into_iter().collect()
}
