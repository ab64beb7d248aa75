// Looks at the version number every now and then, and asks for a run of the page once it has
// moved on, or once the page has other colours than the ones its charts were drawn in.
const MOST_TRIES = 4;

export default function ({ data, parentElement, setTriggerValue }) {
  const watch = parentElement.signboardWatch ?? { asked: "", tries: 0, wait: 0 };
  parentElement.signboardWatch = watch;
  watch.data = data;
  watch.ask = setTriggerValue;

  const root = () => window.__streamlit?.BACKEND_BASE_URL ?? `${location.origin}/`;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const colours = () => {
    const shown = app();
    return shown && getComputedStyle(shown).colorScheme === "dark" ? "dark" : "light";
  };
  // Asking for a run ends the one that is on its way, and with it what a click has begun.
  const isRunning = () => app()?.dataset.testScriptState === "running";
  const look = async () => {
    if (document.hidden || isRunning()) return;
    let sequence = watch.data.sequence;
    try {
      const answer = await fetch(`${root()}version`, { cache: "no-store" });
      if (answer.ok) sequence = (await answer.json()).sequence;
    } catch {
      return; // The server is away; the platform says so itself.
    }
    const seen = `${sequence} ${colours()}`;
    const shown = `${watch.data.sequence} ${watch.data.colours}`;
    if (seen === shown || isRunning()) return;
    if (seen !== watch.asked) Object.assign(watch, { asked: seen, tries: 0, wait: 0 });
    // A run may not come to what is asked for, or be overtaken by another: asked again,
    // each time later, and at last no more.
    if (watch.wait-- > 0 || watch.tries === MOST_TRIES) return;
    watch.tries += 1;
    watch.wait = 2 ** watch.tries;
    watch.ask("moved", `${seen} ${watch.tries}`);
  };

  clearInterval(watch.timer);
  watch.timer = setInterval(look, data.seconds * 1000);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(watch.timer);
    document.removeEventListener("visibilitychange", look);
  };
}
