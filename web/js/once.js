// A form is sent once, however often the button is tapped.
export function start() {
  /** @type {Map<HTMLFormElement, Element | null>} */
  const sent = new Map();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (sent.has(form)) return event.preventDefault();
    const button = event.submitter || null;
    sent.set(form, button);
    // Not `disabled`: a disabled button's own value would not be sent.
    if (button) button.setAttribute("aria-disabled", "true");
  });
  // After "back" the browser may show this page as it was left.
  addEventListener("pageshow", () => {
    sent.forEach((button) => button && button.removeAttribute("aria-disabled"));
    sent.clear();
  });
}
