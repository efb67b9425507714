//! How much a page costs. `cargo test --release -p board bench -- --ignored --nocapture`

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use neighbourhood::areas::Circle;
use tower::ServiceExt as _;

use super::asked::open;
use super::towns;

/// Processor time of this process so far, in milliseconds (Linux counts in hundredths of a second).
fn cpu_ms() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    ticks * 10
}

#[tokio::test]
#[ignore = "a measurement"]
async fn a_list_of_twenty() {
    towns(|app| async move {
        let all = ["BU03010000", "BU03010001", "BU03010100", "BU03010203", "BU03010304"];
        for n in 0..300_usize {
            open(
                &app,
                &format!("Wie kan er {n} keer mijn hond uitlaten?"),
                all[n % 5],
                Circle::Municipality,
                n as i64,
            )
            .await;
        }
        let router = house::shell::routes::router(crate::routes()).with_state(app.clone());
        for (path, cookie) in [
            ("/areas/GM0301", ""),
            ("/areas/GM0301", "buurt=BU03010000"),
            ("/areas/BU03010000", ""),
            ("/", ""),
            ("/", "buurt=BU03010000"),
            ("/near", ""),
            ("/areas/GM0301/feed", ""),
        ] {
            const TIMES: u64 = 3000;
            let before = cpu_ms();
            for _ in 0..TIMES {
                let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
                let response = router.clone().oneshot(request).await.unwrap();
                assert!(response.into_body().collect().await.unwrap().to_bytes().len() > 100);
            }
            #[expect(clippy::cast_precision_loss, reason = "a measurement")]
            let each = (cpu_ms() - before) as f64 / TIMES as f64;
            println!("{} {path} {cookie}: {each:.3} ms", app.db.kind());
        }
    })
    .await;
}
