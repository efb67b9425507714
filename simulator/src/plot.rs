//! Small plots as SVG, without a library: lines, bars and steps.

use std::fmt::Write as _;

/// Narrow enough that the words can be read on a phone.
const WIDTH: f64 = 460.0;
const HEIGHT: f64 = 340.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 118.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 48.0;
/// Height of a label.
const LABEL: f64 = 17.0;
const FONT: &str = r#"font-family="system-ui, sans-serif" font-size="14""#;

/// One line of a plot.
pub(crate) struct Line {
    pub name: String,
    pub colour: &'static str,
    pub bold: bool,
    pub points: Vec<(f64, f64)>,
}

/// The frame of a plot: what it shows and how far its axes go.
pub(crate) struct Frame<'f> {
    pub title: &'f str,
    pub across: (&'f str, f64),
    pub up: (&'f str, f64),
}

impl Frame<'_> {
    fn x(&self, value: f64) -> f64 {
        LEFT + (WIDTH - LEFT - RIGHT) * (value / self.across.1).clamp(0.0, 1.0)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value / self.up.1).clamp(0.0, 1.0)
    }

    fn open(&self) -> String {
        let mut svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" {FONT}><title>{}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>"##,
            escape(self.title)
        );
        for k in 0..=4 {
            let (x, y) = (self.across.1 * f64::from(k) / 4.0, self.up.1 * f64::from(k) / 4.0);
            let (px, py) = (self.x(x), self.y(y));
            let _ = write!(
                svg,
                r##"<path d="M{LEFT} {py:.1}H{:.1}" stroke="#e7e5e4"/><text x="{:.1}" y="{:.1}" text-anchor="end" fill="#78716c">{}</text><text x="{px:.1}" y="{:.1}" text-anchor="middle" fill="#78716c">{}</text>"##,
                WIDTH - RIGHT,
                LEFT - 6.0,
                py + 4.0,
                short(y),
                HEIGHT - BOTTOM + 18.0,
                short(x)
            );
        }
        let _ = write!(
            svg,
            r##"<text x="{:.1}" y="{:.1}" text-anchor="middle" fill="#292524">{}</text><text x="14" y="{:.1}" transform="rotate(-90 14 {:.1})" text-anchor="middle" fill="#292524">{}</text>"##,
            f64::midpoint(LEFT, WIDTH - RIGHT),
            HEIGHT - 8.0,
            escape(self.across.0),
            f64::midpoint(TOP, HEIGHT - BOTTOM),
            f64::midpoint(TOP, HEIGHT - BOTTOM),
            escape(self.up.0)
        );
        svg
    }
}

/// A plot of lines, each named at its right end.
pub(crate) fn lines(frame: &Frame<'_>, lines: &[Line]) -> String {
    let mut svg = frame.open();
    for (line, at) in lines.iter().zip(places(frame, lines)) {
        let path: Vec<String> =
            line.points.iter().map(|(x, y)| format!("{:.1} {:.1}", frame.x(*x), frame.y(*y))).collect();
        let (width, weight) = if line.bold { (4.0, "bold") } else { (1.8, "normal") };
        let _ = write!(
            svg,
            r##"<path d="M{}" fill="none" stroke="{}" stroke-width="{width}" stroke-linejoin="round"/><text x="{:.1}" y="{:.1}" fill="{}" font-weight="{weight}">{}</text>"##,
            path.join("L"),
            line.colour,
            WIDTH - RIGHT + 7.0,
            at + 5.0,
            line.colour,
            escape(&line.name)
        );
    }
    svg + "</svg>"
}

/// How high each name stands: beside the end of its line, and no two on top of each other.
fn places(frame: &Frame<'_>, lines: &[Line]) -> Vec<f64> {
    let mut order: Vec<(f64, usize)> = lines
        .iter()
        .enumerate()
        .map(|(n, line)| (line.points.last().map_or(0.0, |p| frame.y(p.1)), n))
        .collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut free = TOP;
    for (y, _) in &mut order {
        *y = y.max(free);
        free = *y + LABEL;
    }
    let mut low = HEIGHT - BOTTOM;
    for (y, _) in order.iter_mut().rev() {
        *y = y.min(low);
        low = *y - LABEL;
    }
    order.sort_by_key(|(_, n)| *n);
    order.into_iter().map(|(y, _)| y).collect()
}

/// Bars with their value, on a logarithmic scale; each has a name, a colour and a value above 0.
pub(crate) fn bars(title: &str, bars: &[(String, &'static str, f64)]) -> String {
    let height = 30.0 * bars.len() as f64 + 16.0;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" {FONT}><title>{}</title><rect width="{WIDTH}" height="{height}" fill="#fff"/>"##,
        escape(title)
    );
    let most = bars.iter().map(|b| b.2).fold(2.0, f64::max).ln();
    for (n, (name, colour, value)) in bars.iter().enumerate() {
        let y = 8.0 + 30.0 * n as f64;
        let width = 230.0 * (value.max(1.0).ln() / most);
        let _ = write!(
            svg,
            r##"<text x="150" y="{:.1}" text-anchor="end" fill="#292524">{}</text><rect x="158" y="{y:.1}" width="{width:.1}" height="22" rx="4" fill="{colour}"/><text x="{:.1}" y="{:.1}" fill="#292524">{}</text>"##,
            y + 16.0,
            escape(name),
            164.0 + width,
            y + 16.0,
            short(*value)
        );
    }
    svg + "</svg>"
}

fn short(value: f64) -> String {
    if value >= 100.0 || (value - value.round()).abs() < 1e-9 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// Text in a page.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
