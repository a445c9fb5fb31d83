//! Every print must carry the words of the paper, all of them and no others, and the same bytes
//! each time. What is read back here is the finished file, not what was meant to be written.

#![allow(clippy::expect_used, clippy::panic)]

mod pdf;
mod sample;
mod sheet;
mod word;

/// Words without regard to how lines were broken: programs break them where they like.
fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}

fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
