// Fills the datalist of a field from our own server: a JSON list of strings.
/** @param {HTMLInputElement} input */
function attach(input) {
  const list = input.list;
  const address = input.dataset.suggest;
  if (!list || !address) return;
  let timer = 0;
  let asked = "";
  const ask = async () => {
    const typed = input.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    try {
      const answer = await fetch(address + encodeURIComponent(typed));
      if (!answer.ok || asked !== typed) return;
      /** @type {string[]} */
      const words = await answer.json();
      list.replaceChildren(...words.map((word) => new Option(word, word)));
    } catch {
      // No network: the field still takes what is typed.
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  });
}

export function start() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const inputs = document.querySelectorAll("input[data-suggest]");
  inputs.forEach(attach);
}
