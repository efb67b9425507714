//! What an ask is about.

use crate::keyed::keyed;

keyed! {
    /// The themes, by the keys that the API and the figures use.
    pub enum Theme {
        Groceries = "groceries",
        Pharmacy = "pharmacy",
        Meals = "meals",
        Transport = "transport",
        OddJobs = "odd_jobs",
        Pets = "pets",
        Contact = "contact",
        Daytime = "daytime",
        Money = "money",
        Forms = "forms",
        Digital = "digital",
        Children = "children",
        Care = "care",
        Space = "space",
        Other = "other",
        /// Violence, abuse, fear: always private.
        Safety = "safety",
    }
}

impl Theme {
    /// Whether an ask about this never reaches a board, a feed, a wave or a subject line.
    #[must_use]
    pub const fn is_private(self) -> bool {
        matches!(self, Theme::Safety)
    }
}
