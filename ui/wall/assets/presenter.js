// The presenter's telephone: what the wall shows now, what comes next, how long it stays.
"use strict";

const asked = new URLSearchParams(location.search);
const here = (id) => document.getElementById(id);
let told = null;
let left = 0;
let looking = false;
const ANSWER_MS = 5000; // a line that is dead says nothing by itself

async function look() {
  if (looking) return;
  looking = true;
  const url = new URL("presenting", location.href);
  for (const key of ["agenda", "lang"]) if (asked.get(key)) url.searchParams.set(key, asked.get(key));
  try {
    const limit = new AbortController();
    setTimeout(() => limit.abort(), ANSWER_MS); // AbortSignal.timeout is younger than some browsers
    const answer = await fetch(url, { cache: "no-store", signal: limit.signal });
    if (!answer.ok) throw new Error(answer.status);
    told = await answer.json();
    left = told.left;
    draw();
  } catch {
    here("state").textContent = told?.words.lost ?? "…";
  } finally {
    looking = false;
  }
}

function draw() {
  here("now").textContent = told.now;
  here("notes").replaceChildren(
    ...told.notes.map((note) => Object.assign(document.createElement("li"), { textContent: note }))
  );
  here("next-word").textContent = told.words.next;
  here("next").textContent = told.next;
  here("next-title").textContent = told.nextTitle ?? "";
  here("state").textContent = told.state;
  count();
}

function count() {
  const isKnown = told && !told.paused && left !== null;
  const seconds = Math.max(Math.round(left ?? 0), 0);
  here("left").textContent = isKnown ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "—";
  here("left-word").textContent = told?.words.left ?? "";
}

document.documentElement.dataset.theme = asked.get("theme") === "light" ? "light" : "dark";
setInterval(look, 1000);
setInterval(() => {
  if (left !== null && !told?.paused) left -= 0.25;
  count();
}, 250);
look();
