//! dichtbij
