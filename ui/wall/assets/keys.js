// Keys of a keyboard and buttons of a presenter's remote.
"use strict";

const DIGITS_MS = 1500;
let typed = "";
let typedTimer = 0;

// A number is typed digit by digit; Enter or a short wait ends it.
function type(digit) {
  typed += digit;
  clearTimeout(typedTimer);
  typedTimer = setTimeout(jump, DIGITS_MS);
  state();
}

function jump() {
  clearTimeout(typedTimer);
  const page = Number(typed);
  typed = "";
  if (page >= 1 && page <= (shown.show?.slides.length ?? 0)) go(page - 1);
  else state();
}

function escape() {
  clearTimeout(typedTimer);
  typed = "";
  here("black").hidden = true;
  if (shown.show) state();
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

const forward = () => next();
const back = () => previous();
const hold = () => pause();
const KEYS = {
  ArrowRight: forward, ArrowDown: forward, PageDown: forward,
  Enter: () => (typed ? jump() : next()),
  ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
  " ": hold, p: hold, P: hold,
  Home: () => go(0), End: () => go((shown.show?.slides.length ?? 1) - 1),
  b: black, B: black, ".": black, f: fullScreen, F: fullScreen,
  F5: fullScreen, Escape: escape, // what a remote's button for the slide show sends
};

function black() {
  here("black").hidden = !here("black").hidden;
  shown.since = performance.now();
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^[0-9]$/.test(event.key)) type(event.key);
  else if (KEYS[event.key]) KEYS[event.key]();
  else return;
  event.preventDefault();
});
