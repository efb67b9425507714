//! words-compile
