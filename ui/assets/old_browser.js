/* Written for every browser there is: one too old for a page says so instead of leaving it empty. */
(function () {
  function isNewEnough() {
    /* The platform's own script ends at the first such expression; the wall is of the age of replaceAll. */
    if (/\/wall(\/|$)/.test(location.pathname)) { return "replaceAll" in String.prototype; }
    return new RegExp("", "v").unicodeSets;
  }
  try { if (isNewEnough()) { return; } } catch (tooOld) { /* then it says so */ }
  function tell() { document.body.innerHTML = WORDS; }
  if (document.body) { tell(); } else { document.addEventListener("DOMContentLoaded", tell); }
})();
