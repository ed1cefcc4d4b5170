// Keys for whatever carries `data-key`: it is clicked, or, where it is a field, entered.
// `?` lists them.  A key means nothing while somebody types, or together with Ctrl, Alt or Meta.
(() => {
  "use strict";

  const field = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";
  const help = document.getElementById("keys");
  const keyed = () => [...document.querySelectorAll("[data-key]")].filter((part) => part.checkVisibility());
  const nameOf = (part) =>
    part.dataset.keyName || part.getAttribute("aria-label") || part.labels?.[0]?.textContent || part.textContent;

  function listed(part) {
    const row = document.createElement("div");
    const name = document.createElement("dt");
    const key = document.createElement("dd");
    name.textContent = nameOf(part).trim();
    key.append(Object.assign(document.createElement("kbd"), { textContent: part.dataset.key }));
    row.append(name, key);
    return row;
  }

  function showHelp() {
    help.querySelector("dl").replaceChildren(...keyed().map(listed));
    help.showModal();
  }

  function press(part) {
    if ("keyHelp" in part.dataset) showHelp();
    else if (part.matches(field)) part.focus();
    else part.click();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (help.open || event.target.matches(field)) return;
    const part = keyed().find((one) => one.dataset.key === event.key);
    if (!part) return;
    event.preventDefault();
    press(part);
  });

  document.querySelectorAll("[data-key-help]").forEach((part) => part.addEventListener("click", showHelp));
  document.querySelectorAll(".with-keys").forEach((part) => { part.hidden = false; });
  document.querySelector("[data-focus]")?.focus();

  // A form that is on its way is not sent a second time.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method !== "post") return;
    if ("sent" in event.target.dataset) event.preventDefault();
    event.target.dataset.sent = "";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });
})();
