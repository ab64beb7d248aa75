const STEP_MS = 1200;
const REST_MS = 500;

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const kept = (root.kept ??= { playing: false, wheel: 0, rested: 0, pinned: "", touches: new Map() });
  const act = (kind, value) => setTriggerValue("act", { kind, value, at: Date.now() });
  Object.assign(kept, { data, act, setStateValue });
  if (root.dataset.stamp !== data.stamp) {
    const focused = root.querySelector(":focus") ?? parentElement.activeElement;
    const name = focused?.dataset?.id ? `[role=button][data-id="${CSS.escape(focused.dataset.id)}"]`
      : focused?.dataset?.place ? `.block[data-place="${CSS.escape(focused.dataset.place)}"]`
      : focused?.dataset?.act ? `[data-act="${CSS.escape(focused.dataset.act)}"][data-value="${CSS.escape(focused.dataset.value ?? "")}"]` : "";
    const hadFocus = focused && root.contains(focused);
    replaceParts(root, data.html);
    root.dataset.stamp = data.stamp;
    kept.pinned = "";
    if (hadFocus && name) root.querySelector(name)?.focus({ preventScroll: true });
  }
  root.classList.toggle("placing", Boolean(data.placing));
  root.classList.toggle("stepped", kept.stop !== undefined && kept.stop !== data.stop);
  kept.stop = data.stop;
  if (!kept.ready) listen(root, kept);
  kept.ready = true;
  report(root, kept);
  play(root, kept);
  clearTimeout(kept.asking);
  if (data.is_more && !kept.playing) kept.asking = setTimeout(() => setStateValue("known", data.known + 1), REST_MS);
}

// What has not changed stays as it is: nothing is taken away from under a pressed pointer.
function replaceParts(root, html) {
  const fresh = document.createElement("div");
  fresh.innerHTML = html;
  const parts = [...fresh.children];
  parts.forEach((part, at) => {
    const source = part.outerHTML;
    const old = root.children[at];
    if (old?.source === source) return;
    part.source = source;
    if (old) old.replaceWith(part);
    else root.append(part);
  });
  while (root.children.length > parts.length) root.lastElementChild.remove();
}

function listen(root, kept) {
  root.addEventListener("click", (event) => clicked(root, kept, event));
  root.addEventListener("dblclick", (event) => {
    if (!event.target.closest(".picture") || event.target.closest("button")) return;
    zoom(root, kept, "in", event);
  });
  root.addEventListener("pointerover", (event) => {
    const symbol = event.target.closest("[role=button][data-id]");
    if (symbol && !kept.pinned) show(root, kept, symbol);
  });
  root.addEventListener("pointerout", (event) => {
    if (!kept.pinned && event.target.closest("[data-id]")) hide(root);
  });
  root.addEventListener("focusin", (event) => {
    const symbol = event.target.closest("svg [role=button][data-id]");
    if (symbol && symbol.matches(":focus-visible") && !kept.pinned) show(root, kept, symbol);
  });
  root.addEventListener("keydown", (event) => pressed(root, kept, event));
  root.addEventListener("wheel", (event) => turned(root, kept, event), { passive: false });
  for (const kind of ["pointerdown", "pointermove", "pointerup", "pointercancel"]) {
    root.addEventListener(kind, (event) => pinched(root, kept, event));
  }
  new ResizeObserver(() => report(root, kept)).observe(root);
  document.addEventListener("fullscreenchange", () => report(root, kept));
}

function report(root, kept) {
  clearTimeout(kept.reporting);
  kept.reporting = setTimeout(() => {
    const full = root.getRootNode().fullscreenElement === root;
    const picture = root.querySelector(".picture");
    const width = Math.floor(root.clientWidth / 20) * 20;
    if (!width || !picture) return;
    const others = [...root.children].filter((one) => one !== picture && !one.matches(".card"));
    const height = window.innerHeight - others.reduce((sum, one) => sum + one.offsetHeight, 0) - 16;
    const size = { width, full, window: window.innerWidth, tall: window.innerHeight, height: full ? Math.floor(height / 10) * 10 : 0 };
    const told = JSON.stringify(size);
    if (told !== JSON.stringify(kept.data.size)) kept.setStateValue("size", size);
  }, 120);
}

function clicked(root, kept, event) {
  if (event.target.closest("[data-figure]")) return; // opens the drawer
  const button = event.target.closest("[data-act]");
  if (button) {
    const { act: kind, value } = button.dataset;
    if (kind === "full") return void fullScreen(root);
    if (kind === "zoom") return void zoom(root, kept, value, null);
    if (kind === "play") return void start(root, kept);
    if (kind === "close") return void unpin(root, kept);
    kept.playing = false;
    return void kept.act(kind, value);
  }
  const svg = root.querySelector("svg.map");
  if (kept.data.placing && kept.data.projection.length && svg.contains(event.target)) return void place(root, kept, event);
  const marked = event.target.closest("svg [data-id]");
  if (marked) {
    const symbol = marked.matches("[role=button]") ? marked : marked.querySelector("[role=button]");
    return void pin(root, kept, symbol ?? marked);
  }
  if (event.target.closest(".card")) return;
  const block = event.target.closest(".block");
  if (block) return void kept.act("place", block.dataset.place);
  if (kept.pinned) unpin(root, kept);
}

function pin(root, kept, symbol) {
  const again = kept.pinned === symbol.dataset.id;
  show(root, kept, symbol);
  kept.pinned = symbol.dataset.id;
  root.querySelector(".card").classList.add("pinned");
  if (!again) kept.act("choose", symbol.dataset.id);
}

function unpin(root, kept) {
  kept.pinned = "";
  hide(root);
}

function hide(root) {
  const card = root.querySelector(".card");
  card.hidden = true;
  card.classList.remove("pinned");
  root.querySelector("svg .hovered")?.remove();
}

// The card stands beside the block, never on its symbols.
function show(root, kept, symbol) {
  const told = kept.data.cards[symbol.dataset.id];
  const card = root.querySelector(".card");
  if (!told || !card) return;
  fill(card, told, symbol.dataset.id);
  card.hidden = false;
  const picture = root.querySelector(".picture").getBoundingClientRect();
  const block = symbol.closest(".block") ?? symbol;
  const box = union([...block.querySelectorAll(".s, text")].map((one) => one.getBoundingClientRect()));
  const mark = symbol.getBoundingClientRect();
  const size = card.getBoundingClientRect();
  const rightRoom = picture.right - box.right;
  let left = rightRoom > size.width + 30 ? box.right + 24 - picture.left : box.left - 24 - size.width - picture.left;
  let top = mark.top + mark.height / 2 - picture.top - 60;
  if (left < 4) {
    left = Math.min(Math.max(mark.left - picture.left - size.width / 2, 4), picture.width - size.width - 4);
    top = box.bottom - picture.top + 10;
    if (top + size.height > picture.height) top = Math.max(box.top - picture.top - size.height - 10, 4);
  }
  card.style.left = `${Math.max(left, 4)}px`;
  card.style.top = `${Math.min(Math.max(top, 4), Math.max(picture.height - size.height - 4, 4))}px`;
  ring(symbol);
}

function ring(symbol) {
  const svg = symbol.ownerSVGElement;
  svg.querySelector(".hovered")?.remove();
  const box = symbol.getBBox();
  const circle = document.createElementNS("http://www.w3.org/2000/svg", "circle");
  circle.setAttribute("class", "hovered");
  circle.setAttribute("cx", box.x + box.width / 2);
  circle.setAttribute("cy", box.y + box.height / 2);
  circle.setAttribute("r", Math.max(box.width, box.height) / 2 + 4);
  svg.append(circle);
}

function union(boxes) {
  return {
    left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)),
    top: Math.min(...boxes.map((b) => b.top)), bottom: Math.max(...boxes.map((b) => b.bottom)),
  };
}

function fill(card, told, id) {
  const element = (tag, text, kind = "") => {
    const made = document.createElement(tag);
    made.textContent = text;
    made.className = kind;
    return made;
  };
  card.replaceChildren();
  const head = element("p", "", "head");
  const mark = element("span", told.shape, "mark");
  mark.style.color = `var(--sb-state-${told.order})`;
  head.append(mark, element("b", told.name));
  card.append(head, element("p", told.sub, "sub"));
  const list = document.createElement("dl");
  for (const [label, value, strong] of told.rows) {
    list.append(element("dt", label));
    const cell = element("dd", "", strong ? "warn" : "");
    if (Array.isArray(value)) {
      const bar = element("span", "", "interval");
      const sure = element("i", "", "sure");
      const open = element("i", "", "open");
      sure.style.width = `${value[0]}%`;
      open.style.left = `${value[0]}%`;
      open.style.width = `${value[1] - value[0]}%`;
      bar.append(sure, open);
      cell.append(bar, element("b", value[2]));
    } else cell.textContent = value;
    list.append(cell);
  }
  const foot = element("p", "", "foot");
  foot.append(element("span", told.hint));
  const open = element("button", told.open);
  open.type = "button";
  open.dataset.act = "open";
  open.dataset.value = id;
  foot.append(open);
  card.append(list, foot);
}

// The block that lies nearest to the pointer, or the one that has the focus.
function aimed(root, event) {
  const blocks = [...root.querySelectorAll("svg .block:not(.faded)")];
  if (!event) {
    const focused = root.getRootNode().activeElement?.closest(".block");
    return focused ?? blocks.find((one) => one.dataset.place === root.dataset.last) ?? blocks[0];
  }
  const far = (block) => {
    const box = block.getBoundingClientRect();
    const dx = Math.max(box.left - event.clientX, 0, event.clientX - box.right);
    const dy = Math.max(box.top - event.clientY, 0, event.clientY - box.bottom);
    return Math.hypot(dx, dy);
  };
  return blocks.sort((a, b) => far(a) - far(b))[0];
}

function zoom(root, kept, way, event) {
  if (Date.now() - kept.rested < REST_MS) return;
  kept.rested = Date.now();
  const block = way === "in" ? aimed(root, event) : null;
  kept.act("zoom", { way, place: block?.dataset.place ?? "", id: block?.dataset.id ?? "" });
}

function turned(root, kept, event) {
  if (!event.target.closest(".picture")) return;
  const inward = event.deltaY < 0;
  const level = kept.data.level;
  // A page that scrolls past the map goes on scrolling where there is nothing to zoom.
  if ((inward && level === "near") || (!inward && level === "county")) {
    if (event.ctrlKey) event.preventDefault();
    return;
  }
  event.preventDefault();
  kept.wheel = Math.sign(kept.wheel) === Math.sign(event.deltaY) ? kept.wheel + event.deltaY : event.deltaY;
  if (Math.abs(kept.wheel) < (event.ctrlKey ? 20 : 80)) return;
  kept.wheel = 0;
  zoom(root, kept, inward ? "in" : "out", event);
}

function pinched(root, kept, event) {
  if (event.pointerType !== "touch" || !event.target.closest(".picture")) return;
  if (event.type === "pointerup" || event.type === "pointercancel") {
    kept.touches.delete(event.pointerId);
    kept.spread = 0;
    return;
  }
  if (event.type === "pointerdown" || kept.touches.has(event.pointerId)) kept.touches.set(event.pointerId, event);
  if (kept.touches.size !== 2) return;
  const [one, two] = [...kept.touches.values()];
  const spread = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY);
  kept.spread ||= spread;
  const middle = { clientX: (one.clientX + two.clientX) / 2, clientY: (one.clientY + two.clientY) / 2 };
  if (spread > kept.spread * 1.25) zoom(root, kept, "in", middle);
  else if (spread < kept.spread * 0.8) zoom(root, kept, "out", middle);
  else return;
  kept.spread = spread;
}

function pressed(root, kept, event) {
  const target = event.target;
  if (event.key === "Escape" && kept.pinned) return void unpin(root, kept);
  if (target.closest("button, select")) return;
  if (event.key === "+" || event.key === "=") return void zoom(root, kept, "in", null);
  if (event.key === "-") return void zoom(root, kept, "out", null);
  const symbol = target.closest("svg [role=button][data-id]");
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (symbol) kept.act("open", symbol.dataset.id);
    else if (target.closest(".block")) kept.act("place", target.closest(".block").dataset.place);
    return;
  }
  const moves = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (!(event.key in moves)) return;
  const block = target.closest(".block");
  const all = [...root.querySelectorAll(block?.dataset.id ? "svg .block [role=button][data-id]" : ".none")];
  const group = all.length ? all : [...(block?.querySelectorAll("[role=button][data-id]") ?? [])];
  if (!group.length) return;
  event.preventDefault();
  if (!symbol) return void group[0].focus();
  next(group, symbol, moves[event.key])?.focus();
}

// The nearest symbol in a direction.
function next(group, from, [dx, dy]) {
  const middle = (one) => {
    const box = one.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const [x, y] = middle(from);
  let best = null;
  let least = Infinity;
  for (const one of group) {
    if (one === from) continue;
    const [ox, oy] = middle(one);
    const along = (ox - x) * dx + (oy - y) * dy;
    const across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    const far = along + 3 * across;
    if (along > 2 && far < least) [best, least] = [one, far];
  }
  return best;
}

function place(root, kept, event) {
  const svg = root.querySelector("svg.map");
  const box = svg.getBoundingClientRect();
  const [longitude, latitude, x0, y0, scale] = kept.data.projection;
  const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
  const y = ((event.clientY - box.top) / box.height) * svg.viewBox.baseVal.height;
  const shrink = Math.cos((latitude * Math.PI) / 180);
  root.querySelector(".pin")?.remove();
  const pin = document.createElementNS("http://www.w3.org/2000/svg", "path");
  pin.setAttribute("class", "pin");
  pin.setAttribute("d", `M${x},${y}l-7,-14a8,8 0 1 1 14,0z`);
  svg.append(pin);
  kept.act("placed", {
    project_id: kept.data.placing,
    longitude: longitude + (x - x0) / (shrink * scale),
    latitude: latitude - (y - y0) / scale,
  });
}

function fullScreen(root) {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.();
}

function start(root, kept) {
  kept.playing = !kept.playing;
  const stops = kept.data.stops;
  if (kept.playing && kept.data.stop === stops.at(-1)) kept.act("stop", stops[0]);
  else play(root, kept);
}

function play(root, kept) {
  root.classList.toggle("playing", kept.playing);
  clearTimeout(kept.timer);
  if (!kept.playing) return;
  const stops = kept.data.stops;
  const at = stops.indexOf(kept.data.stop);
  if (at < 0 || at === stops.length - 1) {
    kept.playing = false;
    root.classList.remove("playing");
    return;
  }
  kept.timer = setTimeout(() => kept.playing && kept.act("stop", stops[at + 1]), STEP_MS);
}
