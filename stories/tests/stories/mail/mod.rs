//! Letters through a real mail server.
