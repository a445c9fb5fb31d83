//! Stories told through the web, on both databases, first with who may not. An works at the
//! centre; Bình approves for the province Kiên Giang; Chi types for the commune Phú Lợi in it;
//! Dũng approves for another province.

mod codes;
mod doors;
mod registers;
mod rights;
mod town;
