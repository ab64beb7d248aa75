// window.watchPainting(area, quiet): from the next press of the pointer to the paint of the
// last change inside the area. Done once the run has ended and nothing changed for `quiet` ms;
// window.paintedAfter then holds the milliseconds.
() => {
  window.watchPainting = (area, quiet) => {
    const watched = document.querySelector(area);
    const app = document.querySelector("[data-testid=stApp]");
    let begun = 0;
    let painted = 0;
    let hasRun = !app;
    window.paintedAfter = null;
    const changes = new MutationObserver((records) => {
      // What stands inside a canvas is read aloud, not painted.
      const isSeen = ({ target }) => !(target.closest ?? (() => null)).call(target, "canvas")
        && !target.parentElement?.closest("canvas");
      if (!begun || !records.some(isSeen)) return;
      // A task posted from a frame's callback runs after that frame is painted.
      requestAnimationFrame(() => setTimeout(() => { painted = performance.now(); }, 0));
    });
    changes.observe(watched, {
      subtree: true, childList: true, characterData: true, attributes: true,
    });
    const runs = new MutationObserver(() => {
      if (begun && app.dataset.testScriptState === "running") hasRun = true;
    });
    if (app) runs.observe(app, { attributes: true });
    document.addEventListener(
      "pointerdown", () => { begun = performance.now(); }, { capture: true, once: true },
    );
    const look = () => {
      const isRunning = app && app.dataset.testScriptState === "running";
      if (painted && hasRun && !isRunning && performance.now() - painted > quiet) {
        changes.disconnect();
        runs.disconnect();
        window.paintedAfter = painted - begun;
        return;
      }
      setTimeout(look, 20);
    };
    look();
  };
}
