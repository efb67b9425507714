//! Killed at any moment, nothing acknowledged is lost.
