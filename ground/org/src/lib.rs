//! org.
