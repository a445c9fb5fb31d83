//! The routes of a capability. Each is recorded by method and path, so that the access matrix
//! (`docs/access.csv`) can be tested whole: a route without a row there fails.

use super::House;
use crate::page::MenuItem;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, post, put};

/// A recorded route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route {
    /// `/reports/{unit}/{period}`.
    pub path: &'static str,
    /// `GET` or `POST`; for other programs `PUT` and `DELETE` too.
    pub method: &'static str,
}

/// Routes and menu items of a capability.
#[derive(Default)]
pub struct Routes {
    recorded: Vec<Route>,
    menu: Vec<MenuItem>,
    router: Router<House>,
}

impl Routes {
    /// No route yet.
    pub fn new() -> Routes {
        Routes::default()
    }

    /// Answers `GET path`.
    pub fn get<H, T>(self, path: &'static str, handler: H) -> Routes
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add("GET", path, get(handler))
    }

    /// Answers `POST path`, up to the usual size of a form.
    pub fn post<H, T>(self, path: &'static str, handler: H) -> Routes
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add("POST", path, post(handler))
    }

    /// Answers `POST path` with a body of up to so many bytes (files).
    pub fn post_up_to<H, T>(self, path: &'static str, limit_bytes: usize, handler: H) -> Routes
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add("POST", path, post(handler).layer(DefaultBodyLimit::max(limit_bytes)))
    }

    /// Answers `PUT path` (other programs).
    pub fn put<H, T>(self, path: &'static str, handler: H) -> Routes
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add("PUT", path, put(handler))
    }

    /// Answers `DELETE path` (other programs).
    pub fn delete<H, T>(self, path: &'static str, handler: H) -> Routes
    where
        H: Handler<T, House>,
        T: 'static,
    {
        self.add("DELETE", path, delete(handler))
    }

    /// Puts a page into the menu.
    pub fn menu(mut self, item: MenuItem) -> Routes {
        self.menu.push(item);
        self
    }

    /// Adds the routes of another part of the same capability.
    pub fn and(mut self, other: Routes) -> Routes {
        self.recorded.extend(other.recorded);
        self.menu.extend(other.menu);
        self.router = self.router.merge(other.router);
        self
    }

    fn add(mut self, method: &'static str, path: &'static str, to: MethodRouter<House>) -> Routes {
        self.recorded.push(Route { path, method });
        self.router = self.router.route(path, to);
        self
    }

    /// What was recorded.
    pub fn recorded(&self) -> &[Route] {
        &self.recorded
    }

    pub(super) fn menu_items(self) -> Vec<MenuItem> {
        self.menu
    }

    pub(super) fn into_router(self) -> Router<House> {
        self.router
    }
}
