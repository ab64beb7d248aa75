// The box asks the route a moment after the last key; ↑ ↓ choose, Enter opens, Esc leaves, "/" comes
// from anywhere on the page. Texts come from the server; nothing here is HTML of what was typed.
const WAIT_MS = 120;
const WIDEST = 300, LEAST = 150, SMALL = 34, GAP = 14;

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const state = (root.state ??= { hits: [], at: 0, asked: 0 });
  const make = (tag, kind, text = "") => {
    const made = document.createElement(tag);
    if (kind) made.className = kind;
    made.textContent = text;
    return made;
  };
  if (!root.firstChild) {
    const box = make("div", "box");
    box.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="8.5" cy="8.5" r="5.5"/><path d="M13 13l4.5 4.5"/></svg>';
    const input = make("input");
    Object.assign(input, { type: "text", autocomplete: "off", spellcheck: false, maxLength: 60 });
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", "hits"], ["aria-autocomplete", "list"]])
      input.setAttribute(name, value);
    box.append(input, make("span", "count"), make("kbd", "", "/"));
    const panel = make("div", "panel");
    panel.hidden = true;
    root.append(box, panel);
  }
  const input = root.querySelector("input");
  const panel = root.querySelector(".panel");
  const counted = root.querySelector(".count");
  input.placeholder = data.words.hint;
  input.setAttribute("aria-label", data.words.label);

  const close = () => {
    panel.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (at) => {
    if (!state.hits.length) return;
    state.at = (at + state.hits.length) % state.hits.length;
    const rows = panel.querySelectorAll(".hit");
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === state.at)));
    input.setAttribute("aria-activedescendant", rows[state.at].id);
    rows[state.at].scrollIntoView({ block: "nearest" });
  };
  const open = (at) => {
    const hit = state.hits[at];
    if (!hit) return;
    input.value = counted.textContent = "";
    root.classList.remove("typed");
    close();
    input.blur();
    setTriggerValue("opened", JSON.stringify(hit.opens));
  };
  const draw = (told) => {
    state.hits = told.groups.flatMap((group) => group.hits);
    const list = make("div", "list");
    list.id = "hits";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", data.words.label);
    let number = 0;
    for (const group of told.groups) {
      const section = make("div");
      section.setAttribute("role", "group");
      section.setAttribute("aria-label", group.title);
      const title = make("div", "kind", group.title);
      title.setAttribute("aria-hidden", "true");
      title.append(make("span", "", group.more));
      section.append(title);
      for (const hit of group.hits) {
        const at = number++;
        const row = make("div", "hit");
        row.id = `hit-${at}`;
        row.setAttribute("role", "option");
        const name = make("span");
        const [before, meant, after] = hit.name;
        name.append(before, make("mark", "", meant), after);
        row.append(name, make("small", "", hit.detail));
        if (hit.light) {
          const light = make("span", "light", hit.light);
          light.style.color = `var(--sb-light-${hit.order})`;
          row.append(light);
        }
        row.onmousemove = () => state.at !== at && choose(at);
        // Before the box loses the focus, or the panel would be gone.
        row.onmousedown = (event) => { event.preventDefault(); open(at); };
        section.append(row);
      }
      list.append(section);
    }
    const foot = make("div", "foot");
    foot.append(make("span", "", told.read), make("span", "keys", data.words.keys));
    panel.replaceChildren(told.none ? make("div", "none", told.none) : list, foot);
    counted.textContent = told.count;
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(0);
  };
  const ask = async () => {
    const mine = ++state.asked;
    const typed = input.value.trim();
    root.classList.toggle("typed", Boolean(typed));
    if (!typed) {
      counted.textContent = "";
      return close();
    }
    const base = window.__streamlit?.BACKEND_BASE_URL ?? "/";
    const body = new URLSearchParams({ q: typed, lang: data.language, version: data.version, as_of: data.as_of });
    let told = { groups: [], none: data.words.failed, count: "", read: "" };
    try {
      const answer = await fetch(`${base}search`, { method: "POST", body });
      if (answer.ok) told = await answer.json();
    } catch { /* the panel says that the server did not answer */ }
    if (mine === state.asked && input.value.trim() === typed) draw(told);
  };
  input.oninput = () => {
    clearTimeout(state.timer);
    state.timer = setTimeout(ask, WAIT_MS);
  };
  input.onfocus = () => { if (input.value.trim()) ask(); };
  input.onblur = close;
  input.onkeydown = async (event) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); choose(state.at + step); }
    else if (event.key === "Enter") { if (panel.hidden) await ask(); open(state.at); }
    else if (event.key === "Escape") { if (panel.hidden) input.blur(); close(); }
  };
  // Between the navigation and the other controls as much room as there is.
  const controls = root.getRootNode().host?.closest(".st-key-frame-controls") ?? parentElement.closest?.(".st-key-frame-controls");
  const fit = () => {
    const nav = document.querySelector('[data-testid="stTopNav"]');
    const isBeside = controls && getComputedStyle(controls).position === "fixed";
    if (!isBeside || !nav) {
      root.style.width = "";
      return root.classList.remove("small");
    }
    const box = (one) => one.getBoundingClientRect();
    const others = [...controls.children].slice(1).filter((one) => box(one).width);
    const free = (others.length ? Math.min(...others.map((one) => box(one).left)) : box(controls).right) - GAP;
    // What does not fit folds into the navigation's own menu instead of lying under the controls.
    nav.style.maxWidth = `${free - SMALL - GAP / 2 - box(nav).left}px`;
    const last = [...nav.children].filter((one) => box(one).width).at(-1);
    const room = free - GAP - (last ? box(last).right : 0);
    root.classList.toggle("small", room < LEAST);
    root.style.width = room < LEAST ? "" : `${Math.min(room, WIDEST)}px`;
  };
  fit();
  const later = setInterval(fit, 700);
  const pressed = (event) => {
    const isTyped = event.composedPath().some((one) => ["INPUT", "TEXTAREA", "SELECT"].includes(one.tagName) || one.isContentEditable);
    if (event.key !== "/" || isTyped || event.ctrlKey || event.metaKey || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    input.focus();
  };
  document.addEventListener("keydown", pressed);
  window.addEventListener("resize", fit);
  return () => {
    clearInterval(later);
    document.removeEventListener("keydown", pressed);
    window.removeEventListener("resize", fit);
  };
}
