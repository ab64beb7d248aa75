// Stands in the wall's page itself. A page of which a part did not come, as the network or the
// server went away meanwhile, is asked for again until it is whole; nobody presses F5.
"use strict";

const AGAIN_MS = 10000;
const NO_PAGE_MS = 8000;
let isWhole = true;
addEventListener("error", (event) => (isWhole &&= !(event.target instanceof Element && event.target.matches("script, link"))), true);

const again = setInterval(async () => {
  if (window.wall && isWhole) return void clearInterval(again);
  // Looked at first: where the server is away, a reload would leave the browser's own error page.
  try {
    const limit = new AbortController();
    setTimeout(() => limit.abort(), NO_PAGE_MS); // AbortSignal.timeout is younger than some browsers
    const answer = await fetch(location.href, { cache: "no-store", signal: limit.signal });
    if (answer.ok && !answer.redirected) location.reload();
  } catch {
    // The next time.
  }
}, AGAIN_MS);
