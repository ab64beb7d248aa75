/* Written for every browser there is: one too old for a page says so instead of leaving it empty. */
(function () {
  function isNewEnough() {
    /* The platform's own script ends where it meets such an expression first, the wall's at a timeout. */
    if (/\/wall(\/|$)/.test(location.pathname)) { return "timeout" in AbortSignal; }
    return new RegExp("", "v").unicodeSets;
  }
  try { if (isNewEnough()) { return; } } catch (tooOld) { /* then it says so */ }
  function tell() { document.body.innerHTML = WORDS; }
  if (document.body) { tell(); } else { document.addEventListener("DOMContentLoaded", tell); }
})();
