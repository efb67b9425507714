// "Leave this page": the button, or three times Shift. Ends the session,
// forgets drafts, and puts a neutral page in the place of this one.
import { clear } from "./draft.js";
const QUICK = 1500;

/** @param {HTMLFormElement} form */
function leave(form) {
  try {
    document.body.hidden = true;
    document.title = " ";
    clear();
    // The type the server reads; survives the page that sent it.
    const body = new URLSearchParams();
    new FormData(form).forEach((value, name) => body.append(name, String(value)));
    navigator.sendBeacon(form.action, body);
  } finally {
    location.replace(form.dataset.exit || "/");
  }
}

export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-exit]"));
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    leave(form);
  });
  /** @type {number[]} */
  let taps = [];
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") return void (taps = []);
    taps = taps.filter((at) => event.timeStamp - at < QUICK);
    taps.push(event.timeStamp);
    if (taps.length > 2) leave(form);
  });
}
