//! The program: the list of capabilities, the sessions in front of them, the jobs behind them and
//! the command line. It holds no rule of the society's work and no SQL.

pub mod backup;
pub mod bench;
pub mod capabilities;
pub mod cli;
pub mod demo;
pub mod doctor;
pub mod front;
pub mod house;
pub mod import;
pub mod jobs;
pub mod keys;
pub mod mail;
pub mod matching;
pub mod printing;
pub mod reading;
pub mod report;
pub mod serve;
pub mod template;
pub mod verify;
