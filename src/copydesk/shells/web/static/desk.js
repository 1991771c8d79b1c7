// The desk works without this: it adds keys, a check as you type, and what others do meanwhile.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const editor = byId("editor");
  const typing = "input:not([type=radio]), textarea, select";

  const card = () => document.activeElement.closest(".card") || document.querySelector(".card.at");
  const press = (action) => {
    const button = card() && card().querySelector(`button[value="${action}"]`);
    if (button) button.click();
  };
  const reason = (action) => {
    const form = card() && card().querySelector("form");
    const field = form && form.elements.reason;
    if (!field) return;
    form.dataset.action = action;
    const fold = form.closest("details");
    if (fold) fold.open = true;
    field.focus();
  };
  const click = (id) => {
    const button = byId(id);
    if (button && !button.disabled) button.click();
    return Boolean(button && !button.disabled);
  };
  const choose = (words) => { // goes to words where they stand in a field as they are shown
    const field = ["body", "title", "excerpt"].map(byId).find((one) => words && one.value.includes(words)) || byId("body");
    const at = words ? field.value.indexOf(words) : -1;
    field.focus({ preventScroll: true });
    if (at < 0) return;
    field.setSelectionRange(at, at + words.length);
    field.scrollTop = (field.scrollHeight * at) / field.value.length - field.clientHeight / 2;
  };
  const edit = (row) => { // goes to the sentence that was looked at
    if (!byId("edit")) return;
    byId("edit").scrollIntoView();
    const shown = row && row.querySelector(".ours p:last-child").cloneNode(true);
    if (shown) shown.querySelectorAll(".here").forEach((one) => one.remove());
    choose(shown ? shown.textContent.trim() : "");
  };
  const keys = {
    a: () => press("accept"),
    d: () => reason("dismiss"),
    w: () => reason("waive"),
    s: () => press("source"),
    e: () => edit(document.activeElement.closest(".row") || document.querySelector(".row:has(.at), .row.at")),
    u: () => click("undo"),
    r: () => click("again"),
    g: () => click("approve") || click("publish"),
    "?": () => { const help = byId("help"); if (help) { help.tabIndex = -1; help.focus(); help.scrollIntoView(); } },
  };
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest(typing);
    if (field) {
      const form = field.form;
      if (event.key === "Escape") field.blur();
      if (event.key === "Enter" && event.ctrlKey && form === editor) form.requestSubmit();
      if (event.key === "Enter" && field.name === "reason" && form.dataset.action) {
        event.preventDefault();
        const button = form.querySelector(`button[value="${form.dataset.action}"]`);
        if (button) form.requestSubmit(button);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    if (!document.querySelector(".review, body.review") && event.key !== "?") return;
    event.preventDefault();
    keys[event.key]();
  });

  const send = (form, address, keepalive) => // a browser sends 64 KB at most for a page that is gone
    fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive });
  const item = (one) => { // a finding on what is typed; it leads to its words
    const made = document.createElement("li");
    const button = document.createElement("button");
    const words = one.words || one.evidence;
    made.className = one.severity;
    button.type = "button";
    button.textContent = `${one.code} ${one.severity}: ${one.message}${one.message.includes(words) ? "" : ` (“${words}”)`}${one.settled ? " – settled" : ""}`;
    button.addEventListener("click", () => choose(one.words));
    made.append(button);
    return made;
  };
  const held = (said) => { // what is wrong is listed; what else holds the words back is said
    const messages = said.findings.map((one) => one.message);
    const others = said.reasons.filter((one) => !messages.includes(one));
    const errors = said.reasons.length - others.length;
    if (!said.reasons.length) return "Nothing holds these words back.";
    return `${errors ? `${errors === 1 ? "One error holds" : `${errors} errors hold`} these words back. ` : ""}${others.join(" ")}`;
  };
  if (editor) {
    let timer = 0;
    let round = 0;
    let dirty = false;
    const say = (words) => { byId("typing").textContent = words; };
    const look = async () => {
      const mine = ++round;
      dirty = false;
      say("Checking…");
      try {
        const answer = await send(editor, editor.dataset.typed, false);
        const said = answer.ok ? await answer.json() : null;
        if (mine !== round) return;
        if (!said) { say(answer.status === 413 ? "These are more words than the desk takes: they are not saved." : "This could not be checked or saved."); return; }
        byId("live").replaceChildren(...said.findings.map(item));
        say(`Saved. ${held(said)}`);
      } catch {
        dirty = true;
        if (mine === round) say("The desk is out of reach; your words are still in this page.");
      }
    };
    editor.addEventListener("input", () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(look, 500);
    });
    addEventListener("pagehide", () => { if (dirty) send(editor, editor.dataset.typed, true); });
    editor.addEventListener("submit", () => { dirty = false; clearTimeout(timer); });
    if (editor.dataset.saved === "yes") look(); // nobody has seen yet what is wrong with these words
  }

  const meanwhile = byId("meanwhile");
  if (meanwhile) {
    setInterval(async () => {
      try {
        const said = await (await fetch(meanwhile.dataset.latest)).json();
        const newer = said.version !== Number(meanwhile.dataset.version);
        if (!newer && said.decision === Number(meanwhile.dataset.decision)) return;
        meanwhile.className = "alert";
        const did = newer ? `${said.by} made version ${said.version}` : `${said.who}: ${said.action}`;
        if (!meanwhile.textContent.includes(did)) meanwhile.textContent = `Meanwhile ${did}. Load this page again to see it; what you type is saved.`;
      } catch { /* the next look may succeed */ }
    }, 4000);
  }

  const events = byId("events");
  if (events && events.dataset.going === "yes") {
    let skip = Number(events.dataset.from);
    const source = new EventSource("/runs/events");
    source.onmessage = (message) => {
      if (skip-- > 0) return;
      const said = JSON.parse(message.data);
      const made = document.createElement("li");
      made.className = `event ${said.sort}`;
      const sort = document.createElement("strong");
      sort.textContent = said.sort;
      made.append(sort, ` ${said.subject}${said.note ? `: ${said.note}` : ""}`);
      events.append(made);
    };
    source.addEventListener("end", () => {
      source.close();
      byId("state").textContent = "The run has ended.";
      document.querySelectorAll(".buttons button").forEach((button) => { button.disabled = !button.disabled; });
    });
  }
})();
