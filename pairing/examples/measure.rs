//! Proposes for made addresses and sponsors and prints how many, how long and how much memory:
//! `measure [ADDRESSES SPONSORS COMMUNES SEED]`. It measures, and judges nothing.

use pairing::{Reason, made, propose};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<u32> =
        std::env::args().skip(1).map(|word| word.parse()).collect::<Result<_, _>>()?;
    let [addresses, sponsors, communes, seed] = match words.as_slice() {
        [] => [10_000, 5_000, 500, 1],
        [addresses, sponsors, communes, seed] => [*addresses, *sponsors, *communes, *seed],
        _ => return Err("measure [ADDRESSES SPONSORS COMMUNES SEED]".into()),
    };
    let needs = made::addresses(seed.into(), addresses, communes);
    let givers = made::sponsors(seed.into(), sponsors, communes);
    let begun = Instant::now();
    let proposals = propose(&needs, &givers);
    let took = begun.elapsed();
    let led = |how: Reason| {
        proposals.iter().filter(move |proposal| proposal.reasons.first() == Some(&how))
    };
    let mut together: Vec<u32> =
        led(Reason::ReachesNormTogether).map(|proposal| proposal.address).collect();
    together.dedup();
    let lacking = needs.iter().filter(|address| address.lacks > 0).count();
    println!("{addresses} addresses ({lacking} lack), {sponsors} sponsors, seed {seed}");
    println!("{} proposals in {:.2} s", proposals.len(), took.as_secs_f64());
    println!("reach the norm by one sponsor: {}", led(Reason::ReachesNorm).count());
    println!("reach it together: {}", together.len());
    println!("proposals that help partly: {}", led(Reason::HelpsPartly).count());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("{line}");
    }
    Ok(())
}
