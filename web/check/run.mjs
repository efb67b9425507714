// Checks css, js and img: sizes, house rules, contrast, types. Run: node check/run.mjs
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { contrast, pairs, palette } from "./colours.mjs";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");
const wrong = [];
const read = (folder) => Object.fromEntries(readdirSync(join(web, folder)).map((name) => [`${folder}/${name}`, readFileSync(join(web, folder, name), "utf8")]));
const files = { ...read("css"), ...read("js"), ...read("img") };
const css = files["css/dichtbij.css"];

function budget(what, text, raw, packed) {
  const sizes = [Buffer.byteLength(text), gzipSync(text, { level: 9 }).length];
  console.log(`${what}: ${sizes[0]} bytes (at most ${raw}), gzip ${sizes[1]} (at most ${packed})`);
  if (sizes[0] > raw || sizes[1] > packed) wrong.push(`${what} is over its budget`);
}
budget("css", css, 20000, 5000);
budget("js", Object.entries(files).filter(([name]) => name.startsWith("js/")).map(([, text]) => text).join(""), 12500, 4100);
for (const [name, text] of Object.entries(files)) if (name.startsWith("img/")) if (text.length > 4000) wrong.push(`${name} is over 4000 bytes`);

for (const [name, text] of Object.entries(files)) {
  const outside = text.replaceAll("http://www.w3.org/2000/svg", "").match(/(https?:)?\/\/[a-z]+\.[a-z]+/i);
  if (outside) wrong.push(`${name} names another host: ${outside[0]}`);
  if (name.startsWith("img/") && /style=|<style|<script|\son[a-z]+=/.test(text)) wrong.push(`${name} has style or script inside`);
  if (name.startsWith("js/") && /innerHTML|insertAdjacentHTML|\beval\(|\.style\b|cssText/.test(text)) wrong.push(`${name} uses what the security policy forbids or what is unsafe`);
}
const rules = {
  "url()": /url\(/, "@import": /@import/, "@layer": /@layer/, nesting: /\{[^{}@]*&/, ":has()": /:has\(/,
  "a left or right": /(margin|padding|border)-(left|right|top|bottom)|[\s;{](left|right|top|bottom):|text-align: (left|right)|[\s;{](min-|max-)?(width|height):/,
};
const body = css.replace(/\/\*[^]*?\*\//g, "").replace(/@media[^{]*/g, "");
for (const [what, pattern] of Object.entries(rules)) {
  const found = body.match(pattern);
  if (found) wrong.push(`css uses ${what}: ${found[0].trim()}`);
}
const declared = [...css.matchAll(/(--db-[a-z-]+):\s*([^;]+);/g)];
const names = declared.map(([, name]) => name);
for (const [, name, value] of declared) {
  if (!value.startsWith("var(--basis-")) wrong.push(`${name} has no token name of the NL Design System`);
  if (names.filter((other) => other === name).length > 1) wrong.push(`${name} is declared twice`);
  if (!css.includes(`var(${name})`)) wrong.push(`${name} is never used`);
}
for (const [, name] of css.matchAll(/var\((--db-[a-z-]+)\)/g)) if (!names.includes(name)) wrong.push(`${name} is not declared`);
for (const dark of [false, true]) {
  const colours = palette(css, dark);
  for (const [front, ground, least, what] of pairs) {
    const ratio = contrast(colours[front], colours[ground]);
    if (ratio < least) wrong.push(`${dark ? "dark" : "light"}: ${what} (${front} on ${ground}) is ${ratio.toFixed(2)}, needs ${least}`);
  }
}
try {
  execFileSync(process.execPath, [join(web, "node_modules/typescript/bin/tsc"), "-p", web], { encoding: "utf8" });
  console.log("types: fine");
} catch (error) {
  wrong.push(`types:\n${error.stdout || error.message}`);
}
for (const line of wrong) console.error(`wrong: ${line}`);
console.log(wrong.length ? `${wrong.length} wrong` : `all well: ${pairs.length * 2} contrasts, ${names.length} tokens`);
process.exitCode = wrong.length ? 1 : 0;
