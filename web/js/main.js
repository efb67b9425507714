// Starts the modules a page needs. Every page works without any of them.
/** @typedef {{ start: () => void }} Module */
/** @type {[string, () => Promise<Module>][]} */
const modules = [
  [".errors", () => import("./errors.js")],
  ["form", () => import("./once.js")],
  ["form[data-draft],[data-draft-clear]", () => import("./draft.js")],
  ["[data-suggest]", () => import("./suggest.js")],
  ["form[data-search]", () => import("./search.js")],
  ["[data-live]", () => import("./live.js")],
  ["[data-gently]", () => import("./gently.js")],
  ["[data-exit]:not([hidden])", () => import("./exit.js")],
  ["[data-share]", () => import("./share.js")],
];
for (const [selector, load] of modules) {
  if (!document.querySelector(selector)) continue;
  load().then((module) => module.start()).catch(() => {});
}
