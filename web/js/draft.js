// Keeps unsent text on this device for a day. Never on a sensitive form.
const PREFIX = "db-draft:";
const DAY = 86400000;
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {HTMLFormElement} form @returns {Field[]} */
function fields(form) {
  /** @type {NodeListOf<Field>} */
  const all = form.querySelectorAll("textarea[name],input[name][type=text]");
  return Array.from(all).filter((field) => !("nodraft" in field.dataset));
}

/** @param {HTMLFormElement} form @param {string} key */
function restore(form, key) {
  const kept = JSON.parse(localStorage.getItem(key) || "{}");
  if (!(Date.now() - kept.at < DAY)) return localStorage.removeItem(key);
  // What the server put in a field wins.
  for (const field of fields(form)) field.value = field.value || kept.text[field.name] || "";
}

/** @param {HTMLFormElement} form @param {string} key */
function keep(form, key) {
  // It may have become sensitive while somebody typed.
  if ("sensitive" in form.dataset) return;
  /** @type {Record<string, string>} */
  const text = {};
  for (const field of fields(form)) text[field.name] = field.value;
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), text }));
}

/** Forgets one draft, or all of them. @param {string} [name] */
export function clear(name) {
  for (const key of Object.keys(localStorage)) {
    if (name ? key === PREFIX + name : key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}

export function start() {
  for (const done of document.querySelectorAll("[data-draft-clear]")) {
    clear(done.getAttribute("data-draft-clear") || "");
  }
  /** @type {NodeListOf<HTMLFormElement>} */
  const forms = document.querySelectorAll("form[data-draft]:not([data-sensitive])");
  for (const form of forms) {
    const key = PREFIX + form.dataset.draft;
    restore(form, key);
    let timer = 0;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => keep(form, key), 400);
    });
  }
}
