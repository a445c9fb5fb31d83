//! Stories that cross capabilities, told on every engine and in a browser. Only tests live here;
//! nothing of the product will ever import it.

#[cfg(test)]
mod access;
#[cfg(test)]
mod agreements;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod building;
#[cfg(test)]
mod care;
#[cfg(test)]
mod cattle;
#[cfg(test)]
mod deeds;
#[cfg(test)]
mod house;
#[cfg(test)]
mod november;
#[cfg(test)]
mod october;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod training;
#[cfg(test)]
mod visitor;
#[cfg(test)]
mod work;
