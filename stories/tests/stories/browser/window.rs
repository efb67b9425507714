//! A browser window, and what a person does with it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use house::store::testing::Folder;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long a page may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Window {
    pub client: Client,
    pub base: String,
    port: u16,
    session: String,
    driver: Child,
    _profile: Folder,
}

impl Window {
    /// A phone of 360 pixels wide, in Dutch, that can reach nothing but this machine.
    pub async fn open(driver: &str, base: &str, scripts: bool) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(driver);
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let mut started = command.spawn().unwrap_or_else(|error| panic!("{driver}: {error}"));
        let profile = Folder::new().unwrap();
        let Some(client) = connected(port, &wishes(profile.path(), scripts)).await else {
            let _ = started.kill();
            panic!("{driver} did not give a window");
        };
        let session = client.session_id().await.unwrap().unwrap_or_default();
        let base = base.to_owned();
        let window = Self { client, base, port, session, driver: started, _profile: profile };
        window.size(360, false).await;
        window
    }

    pub async fn go(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.base)).await.unwrap();
    }

    pub async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// All that can be read on the page.
    pub async fn text(&self) -> String {
        self.find("body").await.text().await.unwrap()
    }

    pub async fn says(&self, words: &str) {
        let text = self.text().await;
        assert!(text.contains(words), "{} does not say {words:?}:\n{text}", self.path().await);
    }

    pub async fn find(&self, css: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("{css} on {}: {error}\n{}", self.path().await, self.source().await),
        }
    }

    pub async fn has(&self, css: &str) -> bool {
        self.client.find(Locator::Css(css)).await.is_ok()
    }

    pub async fn source(&self) -> String {
        self.client.source().await.unwrap_or_default()
    }

    /// Types over what stands there.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("main [name={name}]:not([type=hidden])")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Presses the button or link with these words and waits for the page that follows.
    pub async fn press(&self, words: &str) {
        let xpath = format!("//main//*[self::a or self::button][normalize-space()=\"{words}\"]");
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&xpath)).await;
        let Ok(button) = found else {
            panic!("no {words:?} on {}:\n{}", self.path().await, self.text().await)
        };
        let before = self.find("html").await;
        button.click().await.unwrap();
        self.gone(&before).await;
    }

    /// Follows the first link that is like this.
    pub async fn press_first(&self, css: &str) {
        let link = self.find(css).await;
        let before = self.find("html").await;
        link.click().await.unwrap();
        self.gone(&before).await;
    }

    /// Waits until this element is of a page that went.
    pub async fn gone(&self, before: &Element) {
        for _ in 0..200 {
            if before.tag_name().await.is_err() {
                self.find("body").await;
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no new page after {}:\n{}", self.path().await, self.text().await);
    }

    /// Runs in the page, also where the page may run nothing itself.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap()
    }

    /// Waits until this is true in the page.
    pub async fn until(&self, script: &str) {
        for _ in 0..200 {
            if self.run(script).await == Value::Bool(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never on {}: {script}\n{}", self.path().await, self.text().await);
    }

    /// Keys, one after the other, wherever the focus is.
    pub async fn keys(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keys".into());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    pub async fn size(&self, width: u32, dark: bool) {
        let device = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", device).await;
        let scheme = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    pub async fn devtools(&self, cmd: &'static str, params: Value) -> Value {
        self.client.issue_cmd(DevTools { cmd, params }).await.unwrap()
    }

    /// Whether pages may run scripts here.
    pub async fn runs_scripts(&self) -> bool {
        let page = "data:text/html,<p id=it>no</p><script>it.textContent='yes'</script>";
        self.client.goto(page).await.unwrap();
        self.find("#it").await.text().await.unwrap() == "yes"
    }

    pub async fn forget_cookies(&self) {
        self.client.delete_all_cookies().await.unwrap();
    }
}

impl Drop for Window {
    /// Also after a panic: first the browser, then its driver.
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
            let path = format!("/session/{}", self.session);
            let _ = write!(stream, "DELETE {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            let _ = stream.read(&mut [0; 256]);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

async fn connected(port: u16, wishes: &serde_json::Map<String, Value>) -> Option<Client> {
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(wishes.clone());
            match builder.connect(&format!("http://127.0.0.1:{port}")).await {
                Ok(client) => return Some(client),
                Err(error) => println!("{error}"),
            }
        }
    }
    None
}

fn wishes(profile: &std::path::Path, scripts: bool) -> serde_json::Map<String, Value> {
    let mut prefs = json!({ "intl.accept_languages": "nl", "intl.selected_languages": "nl" });
    if !scripts {
        prefs["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    let args = [
        "--headless=new".to_owned(),
        "--no-sandbox".into(),
        "--disable-gpu".into(),
        "--disable-quic".into(),
        "--no-first-run".into(),
        "--disable-background-networking".into(),
        "--disable-component-update".into(),
        "--disable-sync".into(),
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1".into(),
        format!("--user-data-dir={}", profile.display()),
    ];
    let options = json!({ "args": args, "prefs": prefs });
    [("goog:chromeOptions".to_owned(), options)].into_iter().collect()
}

/// What WebDriver has no word for.
#[derive(Debug)]
struct DevTools {
    cmd: &'static str,
    params: Value,
}

impl WebDriverCompatibleCommand for DevTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (axum::http::Method, Option<String>) {
        let body = json!({ "cmd": self.cmd, "params": self.params });
        (axum::http::Method::POST, Some(body.to_string()))
    }
}

/// A key that has no letter.
pub const TAB: char = '\u{E004}';
pub const ENTER: char = '\u{E007}';
pub const SHIFT: char = '\u{E008}';
