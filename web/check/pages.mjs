// Looks at pages in a real browser: axe, 320 px, text spacing, targets, outside
// requests, weight, script errors.
// Run: node check/pages.mjs [--as URL-that-signs-in] [--language en] [--looks 1] http://localhost:8080/ …
// Looks: 1 is a phone in light only, 3 (usual) adds dark and wide.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(join(here, "../node_modules/axe-core/axe.min.js"), "utf8");
const AXE = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** Runs in the page: what sticks out sideways. */
function sideways() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inside = (element) => element.closest(".scroll, svg, .sr, .skip");
  return [...document.querySelectorAll("body *")].filter((element) => !inside(element) && element.getBoundingClientRect().right > width + 1)
    .slice(0, 3).map((element) => `${element.tagName}.${element.className} reaches ${Math.round(element.getBoundingClientRect().right)} of ${width}`).concat("page scrolls sideways").slice(0, 3);
}
/** Runs in the page: text spacing of WCAG 1.4.12, then what is cut off. */
function spacing() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}");
  document.adoptedStyleSheets = [sheet];
  const cut = [...document.querySelectorAll("main *")].filter((element) => !element.closest(".sr, .scroll, svg, select, input, textarea")
    && getComputedStyle(element).overflow !== "visible" && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2));
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((element) => !element.closest(".scroll, svg, .sr, .skip")
    && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map((element) => `${element.tagName}.${element.className}`);
  document.adoptedStyleSheets = [];
  return cut.slice(0, 3).map((element) => `${element.tagName}.${element.className} is cut off`).concat(wide ? `page scrolls sideways with wide text: ${out.slice(0, 3).join(", ")}` : []);
}
/** Runs in the page: what is too small to tap (44 px), links in a sentence left out. */
function targets() {
  const small = [];
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    if (element.closest("svg") || element.matches(".skip") || element.disabled) continue;
    if (element.matches("a") && getComputedStyle(element).display === "inline") continue;
    // A choice is tapped on its label, an ask anywhere on its card.
    const box = (element.closest("label") || (element.matches("a.say") && element.closest(".ask")) || element).getBoundingClientRect();
    if (box.height && (box.height < 44 || box.width < 44)) small.push(`${element.tagName} "${(element.textContent || element.name || "").trim().slice(0, 30)}" is ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }
  return small;
}
function outside() {
  return performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith(location.origin));
}

/** Runs in the page: more than 50 kB, packed, with all it needs. */
function weight() {
  const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const bytes = entries.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  return bytes > 50_000 ? [`${bytes} bytes`] : [];
}

async function violations(browser) {
  const found = await browser.call("/execute/async", { script: "const done = arguments[1]; axe.run(document, arguments[0]).then(done, (error) => done({ violations: [{ id: String(error), nodes: [] }] }))", args: [AXE] });
  return found.violations.map((rule) => `axe ${rule.id}: ${rule.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${((node.any || [])[0] || {}).message || ""}`).join(" | ")}`);
}

/** All that is wrong with one page. */
async function look(browser, address) {
  const wrong = [];
  await browser.size(360, false);
  await browser.call("/url", { url: address });
  await browser.call("/execute/sync", { script: axe, args: [] });
  for (const [width, dark] of looks) {
    await browser.size(width, dark);
    for (const line of await violations(browser)) wrong.push(`${width}${dark ? " dark" : ""}: ${line}`);
  }
  await browser.size(320, false);
  for (const check of [sideways, targets, outside, weight, spacing]) {
    for (const line of await browser.run(check)) wrong.push(`320 ${check.name}: ${line}`);
  }
  // A page that is refused is a page too; the browser calls that an error.
  const errors = (await browser.errors()).filter((line) => !line.includes("the server responded with a status of 4"));
  return wrong.concat(errors.map((line) => `console: ${line}`));
}

/** What follows `--name`, taken out of the list. */
function option(list, name) {
  const at = list.indexOf(`--${name}`);
  return at < 0 ? "" : list.splice(at, 2)[1];
}

const addresses = process.argv.slice(2);
const [as, language] = [option(addresses, "as"), option(addresses, "language")];
const looks = [[360, false], [360, true], [1280, false]].slice(0, Number(option(addresses, "looks") || 3));
const browser = new Browser();
let total = 0;
try {
  await browser.start();
  if (language) {
    await browser.cdp("Network.enable", {});
    await browser.cdp("Network.setExtraHTTPHeaders", { headers: { "Accept-Language": language } });
  }
  if (as) await browser.call("/url", { url: as });
  for (const address of addresses) {
    const wrong = await look(browser, address);
    total += wrong.length;
    console.log(`${wrong.length ? "WRONG" : "well "} ${address}`);
    for (const line of wrong) console.log(`  ${line}`);
  }
} finally {
  await browser.stop();
}
process.exitCode = total ? 1 : 0;
