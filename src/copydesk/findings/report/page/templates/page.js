// Two texts side by side: keys that walk through them, and the light on what a finding is about.
"use strict";
(() => {
  const all = (chosen) => [...document.querySelectorAll(chosen)];
  const tabs = all(".from input");
  const reveal = (place) => { // opens the tab and the fold that a passage lies in
    const passage = place && place.closest(".passage");
    if (!passage) return;
    const shown = tabs.find((tab) => tab.checked);
    if (shown && shown.value !== "all" && !passage.classList.contains(`s${shown.value}`)) {
      (tabs.find((tab) => passage.classList.contains(`s${tab.value}`)) || tabs[0]).checked = true;
    }
    const fold = passage.closest("details");
    if (fold) fold.open = true;
  };
  const light = (number) => {
    all(".lit").forEach((one) => one.classList.remove("lit"));
    if (!number) return;
    reveal(document.getElementById(`s-${number}`));
    all(`[data-finding="${CSS.escape(number)}"]`).forEach((one) => one.classList.add("lit"));
  };
  const walk = (chosen, step) => {
    const places = all(chosen);
    const now = places.findIndex((one) => one.contains(document.activeElement));
    const at = now < 0 ? places.findIndex((one) => one.classList.contains("at")) : now;
    go(places[Math.min(Math.max(at + step, 0), places.length - 1)]);
  };
  const go = (one) => {
    if (!one) return;
    all(".at").forEach((other) => other.classList.remove("at"));
    one.classList.add("at");
    light(one.dataset.finding);
    one.focus({ preventScroll: true });
    one.scrollIntoView({ block: "center" });
  };
  const keys = {
    j: () => walk(".row", 1),
    k: () => walk(".row", -1),
    n: () => walk(".card", 1),
    p: () => walk(".card", -1),
    o: () => {
      const folds = all("details.left-out");
      const open = folds.some((one) => !one.open);
      folds.forEach((one) => { one.open = open; });
    },
    t: () => { if (tabs.length) tabs[(tabs.findIndex((tab) => tab.checked) + 1) % tabs.length].checked = true; },
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const found = event.target.closest("[data-finding]");
    if (link) light(link.hash.replace(/^#\D+/, ""));
    else if (found && !event.target.closest("button, input, select, a")) light(found.dataset.finding);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("textarea, select, input:not([type=radio])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  const asked = document.querySelector(":target");
  if (asked) go(asked.closest(".card")); // where a decision was made, the next key goes on
})();
