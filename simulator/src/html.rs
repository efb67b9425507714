//! The page of a run: four plots and a table.

use std::fmt::Write as _;

use neighbourhood::reach::Parameters;

use crate::measure::Figures;
use crate::plot::{Frame, Line, bars, escape, lines};
use crate::report::{Played, Report, cells};

/// A colour for each policy; ours stands out.
fn colour(name: &str) -> &'static str {
    match name {
        "dichtbij" => "#c2410c",
        "group feed" => "#1d4ed8",
        "push to all" => "#6b7280",
        "nearest 10 once" => "#0f766e",
        "nearest 10 every 15 min" => "#15803d",
        "uncapped rings" => "#7e22ce",
        "fair oracle" => "#a16207",
        "oracle" => "#854d0e",
        _ => "#9ca3af",
    }
}

/// The plots of a run by name.
pub(crate) fn plots(report: &Report) -> Vec<(&'static str, String)> {
    vec![
        ("answered", answered(&report.played)),
        ("messages", messages(&report.policies)),
        ("shared", shared(&report.played)),
        ("pace", pace()),
    ]
}

fn line(name: &str, points: Vec<(f64, f64)>) -> Line {
    Line { name: name.to_owned(), colour: colour(name), bold: name == "dichtbij", points }
}

/// Share answered by time.
fn answered(played: &[Played]) -> String {
    let frame = Frame {
        title: "Share of asks answered, by minutes",
        across: ("minutes since the ask", 120.0),
        up: ("share answered", 1.0),
    };
    let curve = |p: &Played| {
        let all = (p.minutes.len() as f64).max(1.0);
        let share = |t: f64| p.minutes.partition_point(|m| *m <= t) as f64 / all;
        line(&p.figures.name, (0..=60).map(|k| f64::from(k) * 2.0).map(|t| (t, share(t))).collect())
    };
    lines(&frame, &played.iter().map(curve).collect::<Vec<_>>())
}

/// Messages per answered ask.
fn messages(figures: &[Figures]) -> String {
    let of = |f: &Figures| f.messages_per_answered.map(|m| (f.name.clone(), colour(&f.name), m));
    bars("Messages per answered ask, logarithmic", &figures.iter().filter_map(of).collect::<Vec<_>>())
}

/// The Lorenz curve: how messages are shared over members.
fn shared(played: &[Played]) -> String {
    let frame = Frame {
        title: "How messages are shared over members",
        across: ("share of members, least told first", 1.0),
        up: ("share of messages", 1.0),
    };
    let curve = |p: &Played| {
        let mut sorted = p.messages.clone();
        sorted.sort_unstable();
        let all: f64 = sorted.iter().map(|n| f64::from(*n)).sum::<f64>().max(1.0);
        let mut sum = 0.0;
        let step = (sorted.len() / 60).max(1);
        let mut points = vec![(0.0, 0.0)];
        for (n, messages) in sorted.iter().enumerate() {
            sum += f64::from(*messages);
            if (n + 1) % step == 0 || n + 1 == sorted.len() {
                points.push(((n + 1) as f64 / sorted.len() as f64, sum / all));
            }
        }
        line(&p.figures.name, points)
    };
    let told = played.iter().filter(|p| p.figures.name != "group feed" && p.figures.name != "push to all");
    lines(&frame, &told.map(curve).collect::<Vec<_>>())
}

/// The pacing curves.
fn pace() -> String {
    let frame = Frame {
        title: "How fast to widen",
        across: ("minutes since the first wave", 120.0),
        up: ("chance addressed", 5.0),
    };
    let parameters = Parameters::default();
    let names = ["plenty of helpers", "dichtbij", "busy", "very busy"];
    let curve = |(name, plan): (&&str, &neighbourhood::reach::Curve)| {
        line(name, (0..=120).map(|t| (f64::from(t), plan.due(f64::from(t)))).collect())
    };
    lines(&frame, &names.iter().zip(&parameters.plans).map(curve).collect::<Vec<_>>())
}

const STYLE: &str = "body{font:17px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1c1917;background:#fafaf9}h1{line-height:1.2}svg{width:100%;height:auto;border:1px solid #e7e5e4;border-radius:.75rem;background:#fff}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:right;padding:.3rem .5rem;border-bottom:1px solid #e7e5e4}th:first-child,td:first-child{text-align:left}tr.ours{background:#ffedd5;font-weight:600}figure{margin:1.5rem 0}figcaption{color:#57534e}.wide{overflow-x:auto}";

/// The whole page.
pub(crate) fn page(report: &Report) -> String {
    let name = escape(&report.scenario.name);
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Reach: {name}</title><style>{STYLE}</style><h1>Reach in a model town: {name}</h1><p>{} members, {} asks a day, mean willingness {}. Seed {}, {} days, the first {} not counted. A model with assumptions, not a measurement.</p>",
        report.scenario.members,
        report.scenario.asks_per_day.round(),
        report.scenario.willingness,
        report.seed,
        report.days,
        report.burn_in
    );
    let captions = [
        "How soon somebody answers. Up and to the left is better.",
        "How many messages one answered ask costs (logarithmic). To the left is quieter.",
        "Who gets the messages. The straighter, the more fairly they are shared.",
        "The plan: few people at once, then steadily more while nobody has answered.",
    ];
    for ((_, svg), caption) in plots(report).iter().zip(captions) {
        let _ = write!(html, "<figure>{svg}<figcaption>{caption}</figcaption></figure>");
    }
    html.push_str("<div class=\"wide\"><table><thead><tr><th>policy<th>within 1 h<th>within 2 h<th>ever<th>median min<th>messages<th>extra yeses<th>Gini<th>p99 a week<th>never told</thead><tbody>");
    for f in &report.policies {
        html.push_str(&row(f));
    }
    html.push_str("</tbody></table></div></html>\n");
    html
}

fn row(f: &Figures) -> String {
    let class = if f.name == "dichtbij" { " class=\"ours\"" } else { "" };
    let name = escape(&f.name);
    format!("<tr{class}><td>{name}<td>{}</tr>", cells(f).join("<td>"))
}
