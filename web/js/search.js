// Finds while somebody types. What was found is said in the status; focus and
// address stay where they are, and without this the button does the same.
const WAIT = 250;

/** @param {HTMLFormElement} form @param {HTMLElement} results @param {HTMLElement} status */
function attach(form, results, status) {
  let timer = 0;
  let asked = address(form);
  const ask = async () => {
    const wanted = address(form);
    if (wanted === asked) return;
    asked = wanted;
    try {
      const answer = await fetch(wanted + "&part=1", { headers: { accept: "text/html" } });
      // A later answer is on its way.
      if (!answer.ok || asked !== wanted) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (asked !== wanted || results.contains(document.activeElement)) return;
      results.replaceChildren(...page.body.childNodes);
      const said = results.querySelector("[data-said]");
      status.textContent = said ? said.getAttribute("data-said") : "";
    } catch {
      // No network: the button is still there.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}

/** @param {HTMLFormElement} form */
function address(form) {
  const query = new URLSearchParams();
  new FormData(form).forEach((value, name) => query.append(name, String(value)));
  return `${form.action}?${query}`;
}

export function start() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-search]"));
  const [results, status] = ["results", "found"].map((id) => document.getElementById(id));
  if (form && results && status) attach(form, results, status);
}
