"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  let at = -1;
  const light = (number) => {
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    document.querySelectorAll(`[data-finding="${number}"]`).forEach((one) => one.classList.add("lit"));
    at = cards.findIndex((card) => card.dataset.finding === number);
  };
  const show = (place) => {
    const card = cards[Math.min(Math.max(place, 0), cards.length - 1)];
    if (!card) return;
    light(card.dataset.finding);
    (document.getElementById(`r-${card.dataset.finding}`) || card).scrollIntoView({ block: "center" });
  };
  document.addEventListener("click", (event) => {
    const found = event.target.closest("[data-finding]");
    if (found && !event.target.closest("a")) light(found.dataset.finding);
    const link = event.target.closest("a[href^='#']");
    if (link) light(link.hash.replace(/^#\D+/, ""));
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    if (event.key === "j") show(at + 1);
    if (event.key === "k") show(at - 1);
    if (event.key === "o") {
      const all = [...document.querySelectorAll("details.left-out")];
      const open = all.some((one) => !one.open);
      all.forEach((one) => { one.open = open; });
    }
  });
})();
