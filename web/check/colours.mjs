// Contrast of every pair of colours the rules put together (WCAG 2.2).
/** [foreground, background, least ratio, in words] */
export const pairs = [
  ...["paper", "card", "sunk", "good-bg", "warn-bg", "bad-bg"].map((ground) => ["ink", ground, 4.5, "text"]),
  ...["paper", "card", "sunk"].map((ground) => ["soft", ground, 4.5, "quiet text"]),
  ...["paper", "card", "sunk", "good-bg", "warn-bg"].map((ground) => ["link", ground, 4.5, "link"]),
  ...["paper", "card", "sunk"].map((ground) => ["link-hover", ground, 4.5, "link under the hand"]),
  ["on-door", "door", 4.5, "main button"],
  ["on-door", "door-hover", 4.5, "main button under the hand"],
  ["on-lamp", "lamp", 4.5, "demo bar"],
  ...["paper", "card", "bad-bg"].map((ground) => ["bad", ground, 4.5, "error"]),
  ...["paper", "card"].map((ground) => ["warn", ground, 4.5, "waited"]),
  ...["paper", "card", "sunk"].map((ground) => ["line", ground, 3, "edge of a control"]),
  ...["paper", "card"].map((ground) => ["door", ground, 3, "edge of a button, bar"]),
  ["good", "good-bg", 3, "edge of a panel"],
  ["warn", "warn-bg", 3, "edge of a panel"],
  ["bad", "bad-bg", 3, "edge of a panel"],
  ...["paper", "card", "sunk", "door"].map((ground) => ["focus", ground, ground === "door" ? 1 : 3, "focus"]),
];

/** Our values of `--db-…`, light or dark. */
export function palette(css, dark) {
  const own = {};
  const blocks = [...css.matchAll(/(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{([^}]*)\}/g)];
  for (const [, media, body] of blocks) {
    if (media && !dark) continue;
    for (const [, name, value] of body.matchAll(/--our-([a-z-]+): (#[0-9a-f]{6})/g)) own[name] = value;
  }
  const colours = {};
  for (const [, name, our, hex] of css.matchAll(/--db-([a-z-]+): var\(--basis-[a-z0-9-]+, (?:var\(--our-([a-z-]+)\)|(#[0-9a-f]{6}))\)/g)) {
    colours[name] = hex || own[our];
  }
  return colours;
}

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
export function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
