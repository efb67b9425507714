// New answers while the page is open. The server sends a sentence; the parts
// marked data-part are read again, and the sentence is said in the status.
// Focus never moves, and a part somebody is working in stays as it is.
async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const old of document.querySelectorAll("[data-part][id]")) {
    const fresh = page.getElementById(old.id);
    if (fresh && !old.contains(document.activeElement)) old.replaceWith(fresh);
  }
}

export function start() {
  const status = /** @type {HTMLElement | null} */ (document.querySelector("[data-live]"));
  if (!status || !status.dataset.live) return;
  const address = status.dataset.live;
  const listen = () => {
    const source = new EventSource(address);
    source.onmessage = (event) => {
      refresh().catch(() => {});
      status.textContent = event.data;
    };
    addEventListener("pagehide", () => source.close(), { once: true });
  };
  listen();
  // Back from the browser's memory: listen again.
  addEventListener("pageshow", (event) => event.persisted && listen());
}
