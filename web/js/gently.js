// A sentence that looks private changes the page before anything is sent: whom
// to ring, who may read it, the way out, no draft. Only our own server is asked.
import { clear } from "./draft.js";
import { start as exit } from "./exit.js";
const WAIT = 400;

/** @param {HTMLElement} panel @param {HTMLFormElement} form */
function show(panel, form) {
  form.dataset.sensitive = "";
  clear();
  panel.hidden = false;
  const out = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-exit]"));
  if (out && out.hidden) {
    out.hidden = false;
    exit();
  }
  const status = form.querySelector("[data-gently-said]");
  if (status) status.textContent = status.getAttribute("data-gently-said");
}

/** @param {HTMLElement} panel @param {HTMLFormElement} form @param {HTMLTextAreaElement} field */
function attach(panel, form, field) {
  const address = panel.dataset.gently || "";
  let timer = 0;
  const look = async () => {
    const sentence = field.value.trim();
    if (!panel.hidden || sentence.length < 6) return;
    try {
      const answer = await fetch(address, { method: "POST", body: sentence });
      if (answer.ok && (await answer.text()) === "1") show(panel, form);
    } catch {
      // No network: the next page asks the same.
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  };
  field.addEventListener("input", soon);
  // A draft, or what the browser kept.
  soon();
}

export function start() {
  const panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-gently]"));
  const form = panel && panel.closest("form");
  const field = form && form.querySelector("textarea");
  if (panel && form && field) attach(panel, form, field);
}
