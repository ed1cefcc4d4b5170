// Walking through a queue with j and k.
(() => {
  "use strict";

  const openings = [...document.querySelectorAll(".opening")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !openings.length) return;
    const here = openings.indexOf(document.activeElement);
    openings[Math.min(Math.max(here + step, 0), openings.length - 1)].focus();
  });
})();
