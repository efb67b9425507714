//! Feeds
