//! Stories in a real browser, on the demonstration town: with JavaScript and without.
//!
//! They run where `DICHTBIJ_TEST_BROWSER` names a ChromeDriver, as `cargo xtask test` does.

mod alive;
mod asking;
mod every_page;
mod keyboard;
mod others;
mod pictures;
mod site;
mod typing;
mod window;

use site::Site;
use window::Window;

/// Where the ChromeDriver is; nothing when no browser is offered, and then that is said.
fn driver() -> Option<String> {
    let driver = std::env::var("DICHTBIJ_TEST_BROWSER").ok();
    if driver.is_none() {
        println!("no browser offered (DICHTBIJ_TEST_BROWSER): this story is not told");
    }
    driver
}

/// A site of its own and a window on it.
async fn open(scripts: bool) -> Option<(Site, Window)> {
    let driver = driver()?;
    let site = Site::open().await;
    let window = Window::open(&driver, &site.base, scripts).await;
    Some((site, window))
}
