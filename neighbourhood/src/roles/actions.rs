//! Everything a route can name.

use crate::keyed::keyed;

keyed! {
    /// What somebody wants to do.
    pub enum Action {
        /// Pages that are the same for everybody: home, how it works, privacy, areas.
        ReadPage = "read_page",
        ReadBoard = "read_board",
        ReadAreas = "read_areas",
        PlaceAsk = "place_ask",
        /// Typing the code of an ask.
        UseCode = "use_code",
        SignIn = "sign_in",
        SignOut = "sign_out",
        /// The one click in a letter; its link is the proof.
        Unsubscribe = "unsubscribe",
        Report = "report",
        Health = "health",

        SeeAsk = "see_ask",
        Reply = "reply",
        WithdrawReply = "withdraw_reply",
        DeclineAlert = "decline_alert",

        /// The asker's own view: replies, code, state.
        FollowAsk = "follow_ask",
        ConfirmAsk = "confirm_ask",
        Accept = "accept",
        DeclineReply = "decline_reply",
        WithdrawAsk = "withdraw_ask",
        CloseAsk = "close_ask",
        AskForPerson = "ask_for_person",
        Thank = "thank",
        /// Only the two who are connected.
        SeeContact = "see_contact",
        TellResult = "tell_result",
        FellThrough = "fell_through",

        SeeOffer = "see_offer",
        MakeOffer = "make_offer",
        ChangeOffer = "change_offer",

        OwnPage = "own_page",
        ChangeOwn = "change_own",
        ManageSessions = "manage_sessions",
        Download = "download",
        Forget = "forget",
        ManageTokens = "manage_tokens",
        /// Wanting nothing more to do with somebody.
        Avoid = "avoid",
        /// Answering a warning or a block about oneself.
        AnswerMeasure = "answer_measure",

        SeeNeedsPerson = "see_needs_person",
        SeeCallList = "see_call_list",
        RingBack = "ring_back",
        TakeOver = "take_over",
        CloseForAsker = "close_for_asker",
        SeeReports = "see_reports",
        AnswerReport = "answer_report",
        Hide = "hide",
        Restore = "restore",
        Warn = "warn",
        Block = "block",

        SeeSettings = "see_settings",
        ChangeSettings = "change_settings",
        AppointHost = "appoint_host",
        ImportAreas = "import_areas",
        SeeJobs = "see_jobs",
        Metrics = "metrics",
    }
}
