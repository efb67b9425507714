// Puts the reader at the error summary; its links go into the field itself.
export function start() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".errors"));
  if (!box) return;
  box.tabIndex = -1;
  box.focus();
  box.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
}
