//! The page of a run: figures, four plots with a sentence each, and a table.

use std::fmt::Write as _;

use neighbourhood::reach::Parameters;

use crate::measure::Figures;
use crate::plot::{Frame, Line, bars, escape, lines};
use crate::report::{Played, Report, cells};

/// A colour for each policy: ours stands out, the others are calm.
fn colour(name: &str) -> &'static str {
    match name {
        "dichtbij" => "#c2410c",
        "group feed" => "#4f6d9a",
        "push to all" => "#8a8580",
        "nearest 10 once" => "#3d8b83",
        "nearest 10 every 15 min" => "#6b8f3c",
        "uncapped rings" => "#8b6ba8",
        "fair oracle" => "#a3812f",
        "oracle" => "#7d6a3a",
        _ => "#a8a29e",
    }
}

/// A name short enough to stand beside a line.
fn short(name: &str) -> &str {
    match name {
        "nearest 10 once" => "10 once",
        "nearest 10 every 15 min" => "10 every 15'",
        "uncapped rings" => "rings",
        other => other,
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
    Line { name: short(name).to_owned(), colour: colour(name), bold: name == "dichtbij", points }
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
    let of = |f: &Figures| f.messages_per_answered.map(|m| (short(&f.name).to_owned(), colour(&f.name), m));
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
    let shown = [
        ("plenty", 0, "#3d8b83"),
        ("usual", 1, "#c2410c"),
        ("busy", 6, "#4f6d9a"),
        ("too busy", 10, "#8b6ba8"),
    ];
    let curve = |(name, rung, colour): &(&str, usize, &'static str)| {
        let plan = parameters.plans.get(*rung)?;
        let points = (0..=120).map(|t| (f64::from(t), plan.due(f64::from(t)))).collect();
        Some(Line { name: (*name).to_owned(), colour, bold: *rung == 1, points })
    };
    lines(&frame, &shown.iter().filter_map(curve).collect::<Vec<_>>())
}

const STYLE: &str = "body{font:17px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#292524;background:#faf9f7}h1{line-height:1.2;margin-bottom:.25rem}h2{font-size:1.15rem;line-height:1.3;margin:0 0 .6rem}.about{color:#57534e;margin-top:0}.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.5rem 0;padding:0;list-style:none}.tiles li{background:#fff;border:1px solid #e7e5e4;border-radius:.75rem;padding:.7rem .9rem;line-height:1.3;color:#57534e;font-size:.92rem}.tiles b{display:block;font-size:1.7rem;color:#c2410c}.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:1.25rem}.plots section{background:#fff;border:1px solid #e7e5e4;border-radius:.75rem;padding:1rem}svg{display:block;width:100%;height:auto}.note{color:#57534e;font-size:.92rem;margin:.5rem 0 0}.wide{overflow-x:auto;margin:1.5rem 0;background:#fff;border:1px solid #e7e5e4;border-radius:.75rem;padding:.5rem 1rem}table{border-collapse:collapse;width:100%;font-size:.85rem;white-space:nowrap}th,td{text-align:right;padding:.35rem .4rem;border-bottom:1px solid #f0eeec}th{color:#57534e;font-weight:600}th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:inherit}tr{background:#fff}tr.ours{background:#ffedd5;font-weight:600}";

/// The whole page.
pub(crate) fn page(report: &Report) -> String {
    let name = escape(&report.scenario.name);
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Reach: {name}</title><style>{STYLE}</style><h1>Reach in a model town: {name}</h1><p class=\"about\">{} members, {} asks a day, mean willingness {}. Seed {}, {} days, the first {} not counted. A model with assumptions, not a measurement.</p>",
        report.scenario.members,
        report.scenario.asks_per_day.round(),
        report.scenario.willingness,
        report.seed,
        report.days,
        report.burn_in
    );
    html.push_str(&tiles(report));
    let notes = [
        "Share of the asks with a yes, by minutes since the ask. Up and to the left is better.",
        "Messages for one answered ask; each step to the right is a multiple. A feed counts who saw it.",
        "The straighter the line, the more evenly messages are shared over members.",
        "Chance addressed while nobody has answered: few people at once, then steadily more.",
    ];
    html.push_str("<div class=\"plots\">");
    for (((_, svg), note), says) in plots(report).iter().zip(notes).zip(conclusions(report)) {
        let _ = write!(html, "<section><h2>{says}</h2>{svg}<p class=\"note\">{note}</p></section>");
    }
    html.push_str("</div><div class=\"wide\"><table><thead><tr><th>policy<th>within 1 h<th>within 2 h<th>ever<th>median min<th>messages<th>extra yeses<th>Gini<th>p99 a week<th>never told</thead><tbody>");
    for f in &report.policies {
        html.push_str(&row(f));
    }
    html.push_str("</tbody></table></div></html>\n");
    html
}

/// Our figures, large.
fn tiles(report: &Report) -> String {
    let Some(ours) = report.of("dichtbij") else { return String::new() };
    let shown = [
        (percent(ours.p60), "answered within one hour"),
        (percent(ours.p120), "answered within two hours"),
        (number(ours.messages_per_answered, 1), "messages for one answered ask"),
        (number(ours.superfluous, 2), "yeses too many, for each ask"),
        (number(ours.p99_week, 1), "messages a week, for the one in a hundred told most"),
        (number(ours.gini_messages, 3), "inequality of messages (Gini: 0 is equal)"),
    ];
    let tile = |(value, what): &(String, &str)| format!("<li><b>{value}</b>{what}</li>");
    format!("<ul class=\"tiles\">{}</ul>", shown.iter().map(tile).collect::<String>())
}

/// A sentence above each plot.
fn conclusions(report: &Report) -> [String; 4] {
    let of = |name: &str, value: &dyn Fn(&Figures) -> Option<f64>| report.of(name).and_then(value);
    let (once, feed) = ("nearest 10 once", "group feed");
    let cost = |f: &Figures| f.messages_per_answered;
    let times = of(feed, &cost).zip(of("dichtbij", &cost)).map(|(feed, ours)| feed / ours.max(1e-9));
    [
        format!(
            "Dichtbij answers {} within two hours; ten mails sent once {}.",
            percent(of("dichtbij", &|f| f.p120)),
            percent(of(once, &|f| f.p120))
        ),
        format!(
            "One answered ask costs {} messages; a group feed is {} times as loud.",
            number(of("dichtbij", &cost), 1),
            number(times, 0)
        ),
        format!(
            "The tenth of the members who are told most get {} of the messages.",
            percent(top_tenth(report))
        ),
        "With few helpers the plan first takes longer, then stops earlier.".to_owned(),
    ]
}

/// The share of our messages that goes to the tenth who get most.
fn top_tenth(report: &Report) -> Option<f64> {
    let ours = report.played.iter().find(|p| p.figures.name == "dichtbij")?;
    let mut sorted = ours.messages.clone();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let sum = |part: &[u32]| part.iter().map(|n| f64::from(*n)).sum::<f64>();
    Some(sum(&sorted[..sorted.len() / 10]) / sum(&sorted).max(1.0))
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |s| format!("{:.1} %", s * 100.0))
}

fn number(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(|| "–".to_owned(), |v| format!("{v:.digits$}"))
}

fn row(f: &Figures) -> String {
    let class = if f.name == "dichtbij" { " class=\"ours\"" } else { "" };
    let name = escape(&f.name);
    format!("<tr{class}><td>{name}<td>{}</tr>", cells(f).join("<td>"))
}
