//! One table of routes. From it come the router, the list of URLs, the API description, the
//! matrix of rights and the limits; axum cannot list its own routes.

use axum::Router;
use axum::routing::MethodRouter;
use neighbourhood::roles::Action;

use crate::App;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    Get,
    Post,
    Delete,
}

/// What comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// HTML that somebody reads.
    Page,
    /// A form that somebody sends; answered by a redirect.
    Form,
    /// JSON for programs.
    Api,
    Feed,
    /// Files of the house, health, figures for the administrator.
    House,
}

/// One line of the table.
pub struct Route {
    pub method: Method,
    /// As in axum: `/asks/{id}`.
    pub path: &'static str,
    pub kind: Kind,
    /// The right that the handler asks for.
    pub action: Action,
    /// What it is for, in one English line; the summary in the API description.
    pub about: &'static str,
    pub api: Option<Api>,
    pub handler: MethodRouter<App>,
}

/// What the API description needs to know beyond path and method.
#[derive(Clone, Copy, Default)]
pub struct Api {
    /// Query parameters: name, what it means.
    pub query: &'static [(&'static str, &'static str)],
    /// Name of the schema of the body and of the answer, see `components/schemas`.
    pub body: Option<&'static str>,
    pub answer: Option<&'static str>,
    /// The status of success.
    pub status: u16,
    /// The refusals a caller must expect.
    pub refusals: &'static [u16],
}

impl Route {
    pub fn page(path: &'static str, action: Action, about: &'static str, handler: MethodRouter<App>) -> Self {
        Self { method: Method::Get, path, kind: Kind::Page, action, about, api: None, handler }
    }

    pub fn form(path: &'static str, action: Action, about: &'static str, handler: MethodRouter<App>) -> Self {
        Self { method: Method::Post, path, kind: Kind::Form, action, about, api: None, handler }
    }

    pub fn feed(path: &'static str, action: Action, about: &'static str, handler: MethodRouter<App>) -> Self {
        Self { method: Method::Get, path, kind: Kind::Feed, action, about, api: None, handler }
    }

    pub fn house(
        path: &'static str,
        action: Action,
        about: &'static str,
        handler: MethodRouter<App>,
    ) -> Self {
        Self { method: Method::Get, path, kind: Kind::House, action, about, api: None, handler }
    }

    #[must_use]
    pub fn api(self, api: Api) -> Self {
        Self { kind: Kind::Api, api: Some(api), ..self }
    }
}

/// The router of a table.
pub fn router(routes: Vec<Route>) -> Router<App> {
    routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.handler))
}
