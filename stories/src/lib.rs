//! Stories that cross capabilities, told on every engine and in a browser. Only tests live here;
//! nothing of the product will ever import it.

#[cfg(test)]
mod access;
#[cfg(test)]
mod addresses;
#[cfg(test)]
mod agreements;
#[cfg(test)]
mod ahead;
#[cfg(test)]
mod appeals;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod board;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod building;
#[cfg(test)]
mod campaigns;
#[cfg(test)]
mod care;
#[cfg(test)]
mod cattle;
#[cfg(test)]
mod certified;
#[cfg(test)]
mod chain;
#[cfg(test)]
mod deeds;
#[cfg(test)]
mod deputies;
#[cfg(test)]
mod dice;
#[cfg(test)]
mod dossiers;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod grid;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod house;
#[cfg(test)]
mod leaders;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod newcomer;
#[cfg(test)]
mod november;
#[cfg(test)]
mod october;
#[cfg(test)]
mod open;
#[cfg(test)]
mod outside;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod radar;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod restructuring;
#[cfg(test)]
mod spans;
#[cfg(test)]
mod sponsorship;
#[cfg(test)]
mod successor;
#[cfg(test)]
mod supply;
#[cfg(test)]
mod today;
#[cfg(test)]
mod training;
#[cfg(test)]
mod verified;
#[cfg(test)]
mod visitor;
#[cfg(test)]
mod work;
