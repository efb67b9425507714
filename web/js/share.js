// Shows a share button where the device can share or copy.
/** @param {HTMLElement} button */
function attach(button) {
  /** @type {{ share?: Navigator["share"], clipboard?: Clipboard }} */
  const device = navigator;
  if (!device.share && !device.clipboard) return;
  button.hidden = false;
  const url = new URL(button.dataset.share || "", location.href).href;
  button.addEventListener("click", async () => {
    try {
      if (device.share) return await navigator.share({ title: document.title, url });
      await navigator.clipboard.writeText(url);
      button.textContent = button.dataset.copied || url;
    } catch {
      // Closed again by the person, or not allowed: nothing to do.
    }
  });
}

export function start() {
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll("[data-share]");
  buttons.forEach(attach);
}
