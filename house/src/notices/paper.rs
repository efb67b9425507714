//! One letter, twice: plain text and HTML that say the same.

use askama::Template;
use words::Lang;

use super::Content;
use crate::Words;

/// What stands around every letter.
pub struct Around<'a> {
    pub lang: Lang,
    pub service: &'a str,
    pub phone: &'a str,
    pub base_url: &'a str,
    /// The whole link to refuse this kind of letter, when it is of such a kind.
    pub off: Option<String>,
}

#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    w: Words,
    c: &'a Content,
    a: &'a Around<'a>,
}

#[derive(Template)]
#[template(path = "letter.txt", escape = "none")]
struct Plain<'a> {
    w: Words,
    c: &'a Content,
    a: &'a Around<'a>,
}

pub fn html(content: &Content, around: &Around<'_>) -> Result<String, askama::Error> {
    Html { w: crate::say::Words(around.lang), c: content, a: around }.render()
}

pub fn plain(content: &Content, around: &Around<'_>) -> Result<String, askama::Error> {
    Plain { w: crate::say::Words(around.lang), c: content, a: around }.render()
}
