// Choosing a kind of case by typing: only the kinds that fit stay in the list.
(() => {
  "use strict";

  document.querySelectorAll("[data-kinds]").forEach((form) => {
    const filter = form.querySelector("[data-filter]");
    const found = form.querySelector("[data-found]");
    const kinds = [...form.querySelectorAll("[data-words]")];
    const fitting = () => kinds.filter((kind) => !kind.hidden);

    filter.addEventListener("input", () => {
      const typed = filter.value.trim();
      const words = typed.toLowerCase().split(/\s+/);
      kinds.forEach((kind) => { kind.hidden = !words.every((word) => kind.dataset.words.includes(word)); });
      const { length } = fitting();
      found.classList.toggle("unseen", length > 0);
      found.textContent = length === 0 ? found.dataset.none.replace("…", () => typed) : length === 1 ? found.dataset.one : found.dataset.many;
    });
    filter.addEventListener("keydown", (event) => {
      if (event.isComposing || !["Enter", "ArrowDown", "Escape"].includes(event.key)) return;
      event.preventDefault();
      if (event.key === "Escape") filter.blur();
      // Enter takes the first only where something was typed: it must not decide by itself.
      else if (event.key === "ArrowDown" || filter.value.trim()) {
        const choice = fitting()[0]?.querySelector("button, input");
        if (event.key === "Enter") choice?.click(); else choice?.focus();
      }
    });
  });
})();
