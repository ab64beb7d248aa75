// What a screen holds: lists parted into pages that fit, texts made smaller down to what can be
// read at eight metres, the menu without half words. Measures; knows nothing of time or news.
"use strict";

const LEAST_REM = 0.28; // 28 px at 1080p
const GIANT_REM = 0.84; // a title that long in Latin letters; in Chinese it stays above 96 px at 1080p
const SMALLEST = 0.75;
const EVENER = 1.04;
const narrow = matchMedia("(max-aspect-ratio: 3/2)");

const rootRem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
// A letter may reach a little out of its line; that is no overflow.
const REACH_REM = 0.04;
const overflow = (body) => body.scrollHeight - body.parentElement.clientHeight;
const isOver = (body) => overflow(body) > REACH_REM * rootRem();

// The server gives a list whole; here it becomes as many pages as this screen needs.
function part(show) {
  for (const slide of show.slides) {
    slide.whole ??= slide.pages;
    const given = narrow.matches && slide.narrow.length ? slide.narrow : slide.whole;
    slide.pages = given.flatMap((html) => parts(slide, html));
  }
}

function parts(slide, html) {
  if (!html.includes("data-rows")) return [html];
  paint(slide, html);
  const list = here("slide").querySelector("[data-rows]");
  const bottom = list.closest("section").getBoundingClientRect().bottom;
  const rows = [...list.children].map((row) => row.getBoundingClientRect());
  if (!rows.length) return [html];
  const groups = evenly(rows.map((row) => row.height), bottom - rows[0].top);
  return groups.map((group) => {
    const copy = document.createElement("template");
    copy.innerHTML = html;
    const all = copy.content.querySelector("[data-rows]");
    all.replaceChildren(...[...all.children].filter((_, number) => group.has(number)));
    return copy.innerHTML;
  });
}

// As few groups of neighbours as the room allows, and these of about the same height.
function evenly(heights, room) {
  const filled = (limit) => {
    const groups = [];
    let used = Infinity;
    heights.forEach((height, number) => {
      if (used + height > limit) groups.push(new Set()), (used = 0);
      groups.at(-1).add(number);
      used += height;
    });
    return groups;
  };
  const count = filled(room).length;
  let limit = heights.reduce((sum, height) => sum + height, 0) / count;
  while (limit < room && filled(limit).length > count) limit *= EVENER;
  return filled(Math.min(limit, room));
}

function paint(slide, html) {
  here("slide").innerHTML =
    `<h1 class="${slide.size}">${slide.title}</h1><p class="sub ${slide.size}">${slide.sub}</p>` +
    `<section class="s-${slide.name}"><div>${html}</div></section>`;
  fit();
}

function fit() {
  const rem = rootRem();
  const title = here("slide").querySelector("h1");
  const most = parseFloat(getComputedStyle(title).getPropertyValue("--most")) * rem;
  shrink(title, LEAST_REM * rem, () => title.offsetHeight > most || title.scrollWidth > title.clientWidth + 1);
  told(here("slide").querySelector(".sub"), rem);
  for (const text of here("slide").querySelectorAll("[data-fit]"))
    shrink(text, LEAST_REM * rem, () => text.scrollWidth > text.clientWidth + 1);
  const body = here("slide").querySelector("section > div");
  if (body?.querySelector("[data-rows]")) spare(body);
  else if (body) squeeze(body, title, rem);
}

// What other slides say too makes way, the last first.
function spare(body, then = () => {}) {
  for (const one of [...body.querySelectorAll("[data-spare]")].reverse())
    if (isOver(body)) (one.hidden = true), then();
}

// What is too tall gives way in this order: a chart's height, a giant headline, what other
// slides say too; only then is the whole drawn smaller.
function squeeze(body, title, rem) {
  const chart = body.querySelector("[data-tall]");
  if (chart && isOver(body)) {
    const tall = parseFloat(chart.style.getPropertyValue("--tall")) - overflow(body) / rem;
    chart.style.setProperty("--tall", `${Math.max(tall, 1)}rem`);
  }
  const isGiant = title.classList.contains("giant");
  const fitted = title.style.fontSize;
  const headline = () => {
    title.style.fontSize = fitted;
    if (isGiant) shrink(title, GIANT_REM * rem, () => isOver(body));
  };
  headline();
  spare(body, headline);
  if (isOver(body))
    body.style.zoom = Math.max(body.parentElement.clientHeight / body.scrollHeight, SMALLEST);
}

// Below the title only whole clauses stand: the last ones go where even small type has no room.
function told(text, rem) {
  const isTooLong = () => text.scrollHeight > text.clientHeight + REACH_REM * rem;
  shrink(text, LEAST_REM * rem, isTooLong);
  const clauses = text.textContent.split(/(?<=[；;。])/);
  while (isTooLong() && clauses.length > 1) {
    clauses.pop();
    text.textContent = clauses.join("").replace(/[；;]\s*$/, "");
  }
}

function shrink(text, least, isTooLarge) {
  const own = parseFloat(getComputedStyle(text).fontSize);
  const end = Math.min(own, least);
  for (let size = own; isTooLarge() && size > end; ) {
    size = Math.max(size * 0.96, end);
    text.style.fontSize = `${size}px`;
  }
}

// Whole words alone: those farthest from the slide on show make way, and dots say so.
function menu(labels, now) {
  const nav = here("agenda");
  nav.className = "";
  nav.replaceChildren(
    ...labels.map((label, number) => {
      const word = document.createElement("span");
      word.textContent = label;
      if (number === now) word.className = "now";
      return word;
    })
  );
  while (nav.scrollWidth > nav.clientWidth && nav.children.length > 1) {
    const at = [...nav.children].findIndex((word) => word.className === "now");
    const isFirst = at > (nav.children.length - 1) / 2;
    nav.classList.add(isFirst ? "before" : "after");
    (isFirst ? nav.firstChild : nav.lastChild).remove();
  }
}
