//! The months of a projection, in millionths of an animal: who dies, who calves, who goes on. What
//! is alike (of one standing, with its next calf in one month) is one number. It knows no herd.

use super::{Asks, Outlook, Parameters};
use std::collections::BTreeMap;

/// An animal.
pub(super) const WHOLE: i64 = 1_000_000;

/// The month of what never comes.
pub(super) const NEVER: usize = usize::MAX;

/// How a female stands to her keeper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stands {
    /// With a keeper who owes: so many calves come before the one that goes on.
    Owes(usize),
    /// The calf that goes on is there and goes in this month; if it dies, the next one does.
    Pledged(usize),
    /// With a keeper who owes nothing any more.
    Free,
    /// A keeper's own: nobody owes for it.
    Own,
}

/// How a young animal leaves where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// A female calf goes on.
    Calf,
    /// A bull calf goes on.
    Bull,
    /// A bull calf is sold and its heifer goes on.
    Sale,
    /// It is the bank's and goes to its first keeper.
    First,
}

/// Animals that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stock {
    /// Females by the month of their next calf.
    Cow { stands: Stands, calves: usize },
    /// Bulls that stay, with a keeper of their own or not.
    Bull { is_placed: bool },
    /// What goes in a month, and the month of its next calf.
    Going { way: Way, goes: usize, calves: usize },
}

impl Stock {
    fn is_placed(self) -> bool {
        match self {
            Stock::Cow { stands, .. } => stands != Stands::Own,
            Stock::Bull { is_placed } => is_placed,
            Stock::Going { .. } => false,
        }
    }

    fn calves_in(self) -> Option<usize> {
        match self {
            Stock::Cow { calves, .. } => Some(calves),
            _ => None,
        }
    }

    fn goes_in(self) -> Option<usize> {
        match self {
            Stock::Going { goes, .. } => Some(goes),
            _ => None,
        }
    }

    /// The month in which the calf of a mother goes, who owes nothing from then on.
    fn freed_in(self) -> Option<usize> {
        match self {
            Stock::Cow { stands: Stands::Pledged(goes), .. } => Some(goes),
            _ => None,
        }
    }
}

/// All animals of a month, and how many of each.
pub(super) type Stocks = BTreeMap<Stock, i64>;

/// A projection on its way.
pub(super) struct Run {
    asks: Asks,
    asked: Parameters,
    wean: usize,
    stock: Stocks,
    year: Outlook,
}

impl Run {
    /// Begins with these animals and so many households.
    pub fn new(
        asks: Asks,
        asked: Parameters,
        wean: usize,
        (stock, households): (Stocks, i64),
    ) -> Run {
        let year = Outlook { households: households * WHOLE, ..Outlook::default() };
        Run { asks, asked, wean, stock, year }
    }

    /// Today and the end of each year, in millionths.
    pub fn years(mut self, years: i64) -> Vec<Outlook> {
        let mut all = vec![self.told()];
        let mut month = 0;
        for year in 1..=years {
            self.year = Outlook { year, households: self.year.households, ..Outlook::default() };
            for of_year in 0..12 {
                month += 1;
                self.month(month, of_year);
            }
            all.push(self.told());
        }
        all
    }

    fn told(&self) -> Outlook {
        let placed = self.stock.iter().filter(|(stock, _)| stock.is_placed());
        Outlook {
            kept: self.stock.values().sum(),
            placed: placed.map(|(_, many)| many).sum(),
            ..self.year
        }
    }

    fn put(&mut self, stock: Stock, many: i64) {
        if many > 0 {
            *self.stock.entry(stock).or_default() += many;
        }
    }

    fn take(&mut self, which: impl Fn(&Stock) -> bool) -> Vec<(Stock, i64)> {
        self.stock.extract_if(.., |stock, _| which(stock)).collect()
    }

    fn month(&mut self, month: usize, of_year: i64) {
        for (stock, many) in std::mem::take(&mut self.stock) {
            self.live(stock, many, of_year);
        }
        for (stock, many) in self.take(|stock| stock.calves_in() == Some(month)) {
            if let Stock::Cow { stands, .. } = stock {
                self.calve(stands, many, month);
            }
        }
        for (stock, many) in self.take(|stock| stock.goes_in() == Some(month)) {
            if let Stock::Going { way, calves, .. } = stock {
                self.go(way, many, (month, calves));
            }
        }
        for (stock, many) in self.take(|stock| stock.freed_in() == Some(month)) {
            if let Stock::Cow { calves, .. } = stock {
                self.put(Stock::Cow { stands: Stands::Free, calves }, many);
            }
        }
    }

    /// Of those that lived at the beginning of a year, the stated share is dead at its end.
    fn live(&mut self, stock: Stock, many: i64, of_year: i64) {
        let percent = self.asked.dead_percent;
        let dying = |many: i64| many * percent / (1200 - percent * of_year);
        let left = many - dying(many);
        self.year.dead += dying(many);
        match stock {
            // Pledged calves die as their mothers do; a mother who lost hers owes the next.
            Stock::Cow { stands: Stands::Pledged(_), calves } => {
                self.put(Stock::Cow { stands: Stands::Owes(0), calves }, dying(left));
                self.put(stock, left - dying(left));
            }
            _ => self.put(stock, left),
        }
    }

    fn calve(&mut self, stands: Stands, many: i64, month: usize) {
        self.year.born += many;
        let females = many * self.asked.female_percent / 100;
        let bulls = many - females;
        let calves = month + whole(self.asked.interval_months);
        let goes = month + self.wean;
        let bulls_go = self.asks.sells_bulls || self.asks.any_sex;
        match stands {
            Stands::Owes(0) => {
                let way = Way::Calf;
                self.heifers(females, month, |calves| Stock::Going { way, goes, calves });
                let pledged = if bulls_go { many } else { females };
                self.put(Stock::Cow { stands: Stands::Pledged(goes), calves }, pledged);
                self.put(Stock::Cow { stands, calves }, many - pledged);
                let way = if self.asks.sells_bulls { Way::Sale } else { Way::Bull };
                match bulls_go {
                    true => self.put(Stock::Going { way, goes, calves: NEVER }, bulls),
                    false => self.put(Stock::Bull { is_placed: false }, bulls),
                }
                return;
            }
            Stands::Owes(left) => {
                let counted = if self.asks.any_sex { many } else { females };
                self.put(Stock::Cow { stands: Stands::Owes(left - 1), calves }, counted);
                self.put(Stock::Cow { stands, calves }, many - counted);
            }
            _ => self.put(Stock::Cow { stands, calves }, many),
        }
        self.heifers(females, month, |calves| Stock::Cow { stands: Stands::Own, calves });
        self.put(Stock::Bull { is_placed: false }, bulls);
    }

    /// Heifers born in a month: so many calve at the stated age, the others never.
    fn heifers(&mut self, many: i64, born: usize, stock: impl Fn(usize) -> Stock) {
        let barren = many * self.asked.barren_percent / 100;
        let first = born + whole(self.asked.first_calf_months);
        self.put(stock(first), many - barren);
        self.put(stock(NEVER), barren);
    }

    fn go(&mut self, way: Way, many: i64, (month, calves): (usize, usize)) {
        self.year.households += many;
        self.year.passed_on += if way == Way::First { 0 } else { many };
        let owes = Stands::Owes(self.asks.order - 1);
        // Whoever was of age long ago calves with the new keeper.
        let with_keeper =
            |calves: usize| Stock::Cow { stands: owes, calves: calves.max(month + 1) };
        match way {
            Way::Calf | Way::First => self.put(with_keeper(calves), many),
            Way::Bull => self.put(Stock::Bull { is_placed: true }, many),
            Way::Sale => {
                self.year.sold += many;
                self.year.bought += many;
                // The heifer is of the age at which a calf goes on.
                let barren = many * self.asked.barren_percent / 100;
                let first = month + whole(self.asked.first_calf_months);
                self.put(with_keeper(first.saturating_sub(self.wean)), many - barren);
                self.put(with_keeper(NEVER), barren);
            }
        }
    }
}

fn whole(months: i64) -> usize {
    usize::try_from(months).unwrap_or(0)
}
