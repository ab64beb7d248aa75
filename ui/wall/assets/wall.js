// The wall: shows slides one after the other, takes up what is published, and never needs a hand.
// All words come from the server; this script only turns pages, keeps time and listens.
"use strict";

const asked = new URLSearchParams(location.search);
const here = (id) => document.getElementById(id);
const root = window.SHOW ? null : new URL("wall/", location.href);
const BANNER_MS = 8000;
const NOTICE_MS = 15000;
const POLL_MS = 5000;
const LOST_MS = 1500;
// A dead line says nothing by itself: an answer that takes longer than this is none.
const ANSWER_MS = 8000;
const SLIDES_MS = 30000;
// Figures that nobody has confirmed for so long bear the mark, whatever else happened.
const STALE_MS = 15000;
// The server speaks on its stream every fifteen seconds; one that is silent for longer is dead.
const SILENT_MS = 45000;
const RENEW_AGAIN_MS = 600000;

// leaving: the slide on show after it has left the agenda; it stays until the page is turned.
// seconds: how long this page stays, as the agenda said when it was turned to.
const shown = { show: null, slide: 0, page: 0, since: 0, seconds: 0, isPaused: false, leaving: null };
const says = [];
let bannerTimer = 0;
let lostTimer = 0;
let loading = false;
let polling = false;
let renewing = false;
let isSignedOut = false;
let stream = null;
let streamSaid = 0;
// When the server last said that what is shown is the newest, by both clocks: one stands still
// while a computer sleeps, the other can be set.
const confirmed = { ticks: 0, date: 0 };

const clock = (at = new Date()) => at.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });

function address(name) {
  const url = new URL(name, root);
  for (const key of ["agenda", "lang"]) if (asked.get(key)) url.searchParams.set(key, asked.get(key));
  return url;
}

async function ask(url, wait, how = {}) {
  const answer = await fetch(url, { cache: "no-store", signal: inTime(wait), ...how });
  isSignedOut = answer.status === 401 || answer.redirected;
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  return answer;
}

// Browsers of such offices are older than AbortSignal.timeout.
function inTime(wait) {
  if (AbortSignal.timeout) return AbortSignal.timeout(wait);
  const limit = new AbortController();
  setTimeout(() => limit.abort(), wait);
  return limit.signal;
}

async function load() {
  if (loading) return;
  loading = true;
  try {
    take(await (await ask(address("slides"), SLIDES_MS)).json());
  } catch {
    lost();
  } finally {
    loading = false;
  }
}

// New data or another agenda: whoever reads a slide goes on reading it.
function take(show) {
  const before = shown.show;
  const read = current();
  shown.show = show;
  frame();
  part(show);
  confirm();
  if (!before) {
    shown.slide = wanted(show);
    if (!window.SHOW) stay(show);
    begin();
    for (const text of notices(show)) says.push(text);
    sayNext();
  } else {
    keep(before, read);
    shown.page = Math.min(shown.page, Math.max((current()?.pages.length ?? 1) - 1, 0));
    if (show.sequence > before.sequence) banner(show.news, "", BANNER_MS);
  }
  draw();
}

// Where the slide on show stands now; one that has left stays until it is turned, and then
// comes the one that would have followed it.
function keep(before, read) {
  const place = (key) => shown.show.slides.findIndex((slide) => slide.key === key);
  const isLeft = shown.leaving !== null;
  shown.leaving = null;
  const same = read ? place(read.key) : -1;
  if (same >= 0) return void (shown.slide = same);
  const following = [...before.slides.slice(shown.slide + (isLeft ? 0 : 1)), ...before.slides].map((slide) => place(slide.key));
  shown.slide = Math.max(following.find((number) => number >= 0) ?? 0, 0);
  if (read && shown.show.slides.length) shown.leaving = read;
}

function wanted(show) {
  const word = asked.get("slide") ?? "1";
  const named = show.slides.findIndex((slide) => slide.name === word);
  const number = /^\d+$/.test(word) ? Number(word) - 1 : named;
  return number >= 0 && number < show.slides.length ? number : 0;
}

// What the address asked for and nobody has, with what there is; the server speaks of agendas.
function notices(show) {
  const slide = asked.get("slide");
  const known = ["", ...show.slides.flatMap((one, number) => [String(number + 1), one.name])];
  const told = [show.notice];
  if (slide && show.slides.length && !known.includes(slide)) told.push(show.words.noSlide.replace("\u0000", slide));
  for (const [name, words] of [["theme", ["", "light", "dark"]], ["lang", ["", "zh", "en"]]])
    if (!words.includes(asked.get(name) ?? "")) told.push(show.words[`no-${name}`].replace("\u0000", asked.get(name)));
  return told.filter(Boolean);
}

const current = () => shown.leaving ?? shown.show?.slides[shown.slide];

function frame() {
  const { show } = shown;
  document.documentElement.lang = show.lang === "en" ? "en" : "zh-CN";
  document.title = show.brand;
  for (const name of ["brand", "place", "sample", "stamp", "stale"]) here(name).textContent = show[name];
}

function draw() {
  const { show } = shown;
  const slide = current();
  menu(show.slides.map((one) => one.label), shown.leaving ? -1 : shown.slide);
  if (slide) paint(slide, slide.pages[shown.page] ?? "");
  else here("slide").innerHTML = `<h1 class="giant">${show.empty.title}</h1><p class="sub">${show.empty.sub}</p>`;
  here("number").textContent = slide ? number() : "";
  state();
}

function state() {
  const { show } = shown;
  const parts = [shown.leaving ? show.words.leaving : "", shown.isPaused ? show.words.paused : "", typed && `→ ${typed}`];
  here("state").textContent = parts.filter(Boolean).join(" · ");
}

// A presenter's telephone asks the server where the wall stands.
function tell() {
  if (window.SHOW || !shown.show) return;
  const place = {
    agenda: shown.show.agenda, slide: current()?.key ?? "", page: shown.page,
    seconds: shown.seconds, paused: shown.isPaused,
  };
  ask(new URL("position", root), ANSWER_MS, { method: "POST", body: JSON.stringify(place) }).catch(() => {});
}

function number() {
  const { show } = shown;
  const slide = current();
  const part = slide.pages.length > 1 ? ` (${shown.page + 1}/${slide.pages.length})` : "";
  return `${shown.leaving ? "–" : shown.slide + 1} / ${show.slides.length}${part}`;
}

function begin() {
  shown.since = performance.now();
  shown.seconds = Number(asked.get("seconds")) || current()?.seconds || 0;
}

function go(slide, page = 0) {
  const count = shown.show?.slides.length ?? 0;
  if (!count) return;
  shown.leaving = null;
  shown.slide = ((slide % count) + count) % count;
  shown.page = page;
  here("black").hidden = true;
  begin();
  draw();
  tell();
}

function next() {
  const pages = current()?.pages.length ?? 1;
  if (shown.page + 1 < pages && !shown.leaving) go(shown.slide, shown.page + 1);
  else go(shown.leaving ? shown.slide : shown.slide + 1);
}

function previous() {
  if (shown.page > 0 && !shown.leaving) return go(shown.slide, shown.page - 1);
  const count = shown.show?.slides.length ?? 1;
  const before = shown.show?.slides[(shown.slide - 1 + count) % count];
  go(shown.slide - 1, Math.max((before?.pages.length ?? 1) - 1, 0));
}

function pause() {
  shown.isPaused = !shown.isPaused;
  shown.since = performance.now();
  draw();
  tell();
}

function tick() {
  here("clock").textContent = clock();
  if (!window.SHOW && shown.show) mark();
  const slide = current();
  if (!slide || shown.isPaused || !here("black").hidden) return;
  if (performance.now() - shown.since >= shown.seconds * 1000) next();
}

function banner(text, note, milliseconds) {
  const strip = here("banner");
  strip.replaceChildren(
    Object.assign(document.createElement("b"), { textContent: text }),
    Object.assign(document.createElement("span"), { textContent: note })
  );
  strip.hidden = false;
  strip.style.fontSize = "";
  shrink(strip, LEAST_REM * rootRem(), () => strip.scrollWidth > strip.clientWidth + 1);
  clearTimeout(bannerTimer);
  if (milliseconds) bannerTimer = setTimeout(() => ((strip.hidden = true), sayNext()), milliseconds);
}

function sayNext() {
  if (says.length) banner(says.shift(), "", NOTICE_MS);
}

function lost() {
  if (!isLost()) lostTimer ||= setTimeout(markLost, LOST_MS);
}

const isLost = () => document.body.classList.contains("lost");

function markLost() {
  document.body.classList.add("lost");
  mark();
}

// The mark says until when the figures were known to be the newest; it needs no answer to appear.
function mark() {
  const silent = Math.max(performance.now() - confirmed.ticks, Math.abs(Date.now() - confirmed.date));
  if (silent > STALE_MS) document.body.classList.add("lost");
  const words = shown.show?.words;
  if (!isLost() || !words) return;
  const since = moment(new Date(confirmed.date));
  const [text, note] = isSignedOut ? [words.signedOut, words.signedOutNote] : [words.lost, words.lostNote];
  const told = text.replace("\u0000", since);
  if (here("banner").hidden || here("banner").firstChild?.textContent !== told) banner(told, note, 0);
}

function moment(at) {
  const day = (one) => one.toLocaleDateString("sv-SE");
  return day(at) === day(new Date()) ? clock(at) : `${day(at)} ${clock(at)}`;
}

function confirm() {
  confirmed.ticks = performance.now();
  confirmed.date = Date.now();
  clearTimeout(lostTimer);
  lostTimer = 0;
  if (!isLost()) return;
  document.body.classList.remove("lost");
  here("banner").hidden = true;
  sayNext();
}

function hear({ revision, release }) {
  const own = document.querySelector("meta[name=release]")?.content;
  if (release && release !== own && !isRenewed(release)) renew(release);
  else if (revision === shown.show?.revision) confirm();
  else load();
}

// Where something between keeps the old page, it is not asked for without end.
function isRenewed(release) {
  return Math.abs(Date.now() - (renewed()[release] ?? 0)) < RENEW_AGAIN_MS;
}

const renewed = () => JSON.parse(sessionStorage.getItem("renewed") ?? "{}");

// Another program serves this wall: its page is taken up, and the slide on show stays.
async function renew(release) {
  if (renewing) return;
  renewing = true;
  try {
    // Looked at first: a reload that fails would leave the browser's own error page.
    await ask(location.href, ANSWER_MS);
    sessionStorage.setItem("renewed", JSON.stringify({ ...renewed(), [release]: Date.now() }));
    const place = { key: current()?.key, page: shown.page, isPaused: shown.isPaused, isBlack: !here("black").hidden };
    sessionStorage.setItem("place", JSON.stringify(place));
    location.reload();
  } catch {
    lost();
  } finally {
    renewing = false;
  }
}

// Where the page stood before it was taken up anew.
function stay(show) {
  const place = JSON.parse(sessionStorage.getItem("place") ?? "{}");
  sessionStorage.removeItem("place");
  const number = show.slides.findIndex((slide) => slide.key === place.key);
  if (number < 0) return;
  shown.slide = number;
  shown.page = Math.min(place.page, show.slides[number].pages.length - 1);
  shown.isPaused = place.isPaused;
  here("black").hidden = !place.isBlack;
}

function listen() {
  stream?.close();
  const events = (stream = new EventSource(address("events")));
  streamSaid = performance.now();
  events.onmessage = (message) => {
    streamSaid = performance.now();
    hear(JSON.parse(message.data));
  };
  events.onerror = () => {
    poll();
    // A browser gives up on some errors for good; then it is asked anew.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => stream === events && listen(), 1000);
  };
}

async function poll() {
  if (performance.now() - streamSaid > SILENT_MS) listen();
  if (polling) return;
  polling = true;
  try {
    hear(await (await ask(address("revision"), ANSWER_MS)).json());
  } catch {
    lost();
  } finally {
    polling = false;
  }
}

const theme = asked.get("theme") ?? window.CHOSEN?.theme;
document.documentElement.dataset.theme = theme === "light" ? "light" : "dark";
let resizing = 0;
function resized() {
  if (!shown.show) return;
  part(shown.show);
  shown.page = Math.min(shown.page, Math.max((current()?.pages.length ?? 1) - 1, 0));
  draw();
}
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(resized, 100);
});
if (window.SHOW) {
  take(window.SHOW); // a file without a server carries its own
  const mark = Object.assign(document.createElement("div"), { id: "watermark" });
  mark.textContent = window.SHOW.watermark;
  document.body.append(mark);
} else {
  load();
  listen();
  setInterval(poll, POLL_MS);
}
setInterval(tick, 100);
window.wall = { shown, go, next }; // for those who look on from the console
