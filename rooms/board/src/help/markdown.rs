//! The little of Markdown that our manuals use, as HTML: headings, paragraphs, lists, tables, stress. Only for texts
//! of our own, inside the program.

/// A part of a manual, under a heading of the second level.
pub struct Section {
    /// Where a link to it leads; empty for what stands before the first heading.
    pub anchor: String,
    pub title: String,
    /// All of it without signs, for search.
    pub plain: String,
}

/// A manual.
pub struct Manual {
    pub title: String,
    pub html: String,
    pub sections: Vec<Section>,
}

/// Reads a manual.
pub fn read(text: &str) -> Manual {
    let mut manual = Manual { title: String::new(), html: String::new(), sections: Vec::new() };
    for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        if let Some(title) = block.strip_prefix("# ") {
            manual.title = plain(title);
            manual.begin(String::new(), manual.title.clone());
        } else if let Some(title) = block.strip_prefix("## ") {
            let (anchor, title) = (anchor(title), plain(title));
            manual.html.push_str(&format!("<h2 id=\"{anchor}\">{}</h2>\n", escaped(&title)));
            manual.begin(anchor, title);
        } else {
            manual.add(block);
        }
    }
    manual
}

impl Manual {
    fn begin(&mut self, anchor: String, title: String) {
        self.sections.push(Section { anchor, title, plain: String::new() });
    }

    fn add(&mut self, block: &str) {
        self.html.push_str(&html(block));
        if let Some(section) = self.sections.last_mut() {
            section.plain.push_str(&plain(block));
            section.plain.push(' ');
        }
    }
}

fn html(block: &str) -> String {
    if block.starts_with('|') {
        return table(block);
    }
    if block.starts_with("- ") {
        return list("ul", block);
    }
    if block.starts_with("1. ") {
        return list("ol", block);
    }
    format!("<p>{}</p>\n", inline(&block.replace('\n', " ")))
}

/// A line without a sign of its own goes on with the item above.
fn list(kind: &str, block: &str) -> String {
    let mut items: Vec<String> = Vec::new();
    for line in block.lines() {
        let numbered = line.split_once(". ").filter(|(number, _)| number.parse::<u8>().is_ok());
        match (line.strip_prefix("- ").or(numbered.map(|(_, rest)| rest)), items.last_mut()) {
            (None, Some(item)) => {
                item.push(' ');
                item.push_str(line.trim());
            }
            (begun, _) => items.push(begun.unwrap_or(line).to_owned()),
        }
    }
    let items: String = items.iter().map(|item| format!("<li>{}</li>", inline(item))).collect();
    format!("<{kind}>{items}</{kind}>\n")
}

/// Two columns as terms and what they mean: a table would not fit on a telephone.
fn table(block: &str) -> String {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let rows = block.lines().filter(|line| !line.starts_with("|---")).map(cells);
    // The heading says no more than the rows.
    let rows = rows
        .skip(1)
        .filter_map(|row| Some(format!("<dt>{}</dt><dd>{}</dd>", inline(row.first()?), inline(row.get(1)?))));
    format!("<dl class=\"facts\">{}</dl>\n", rows.collect::<String>())
}

/// `**strong**`, `*stress*`, `` `code` ``.
fn inline(text: &str) -> String {
    let mut out = escaped(text);
    for (sign, tag) in [("**", "strong"), ("*", "em"), ("`", "code")] {
        let mut parts = out.split(sign);
        let mut made = parts.next().unwrap_or_default().to_owned();
        for (at, part) in parts.enumerate() {
            made.push_str(&if at % 2 == 0 { format!("<{tag}>") } else { format!("</{tag}>") });
            made.push_str(part);
        }
        out = made;
    }
    out
}

fn plain(text: &str) -> String {
    text.replace(['*', '`', '|', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn anchor(title: &str) -> String {
    let letters = title
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect::<String>();
    letters.split_whitespace().collect::<Vec<_>>().join("-")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_little_we_use_becomes_html() {
        let text = "# Een *titel*\n\nEerst <dit>\nen **dat**.\n\n## Wie ziet wat?\n\n| | |\n|---|---|\n| u | alles |\n\n\
                    - een\n- twee,\n  en meer\n\n1. `K7F`\n2. twee";
        let manual = read(text);
        assert_eq!(manual.title, "Een titel");
        assert_eq!(
            manual.html,
            "<p>Eerst &lt;dit&gt; en <strong>dat</strong>.</p>\n<h2 id=\"wie-ziet-wat\">Wie ziet wat?</h2>\n\
             <dl class=\"facts\"><dt>u</dt><dd>alles</dd></dl>\n<ul><li>een</li><li>twee, en meer</li></ul>\n\
             <ol><li><code>K7F</code></li><li>twee</li></ol>\n"
        );
        let plain: Vec<&str> = manual.sections.iter().map(|section| section.plain.trim()).collect();
        assert_eq!(manual.sections[1].anchor, "wie-ziet-wat");
        assert!(plain[1].contains("u alles") && plain[1].contains("twee, en meer"), "{plain:?}");
    }
}
