// A click, a touch or Enter on anything that names a figure, a row or a cell asks for it; in the
// drawer ↑ and ↓ walk its rows. The page's listener answers outside a dialog, the drawer's inside.
export default function ({ data, parentElement, setTriggerValue }) {
  const isMine = (node) => Boolean(node.closest('[role="dialog"]')) === data.inside;
  // Of what happened inside a component of its own the path alone tells where.
  const named = (event) =>
    event.composedPath().find((node) => node.dataset && ("figure" in node.dataset || "line" in node.dataset || "choose" in node.dataset || "place" in node.dataset || "opens" in node.dataset));
  const ask = (event) => {
    const node = named(event);
    const host = event.composedPath().find((one) => one.isConnected && one.getRootNode?.() === document);
    if (!node || !host || !isMine(host)) return false;
    setTriggerValue("asked", JSON.stringify({ ...node.dataset }));
    return true;
  };
  const pressed = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      if (named(event) && ask(event)) event.preventDefault();
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!data.inside || !step || event.target.closest?.("input, textarea, select")) return;
    const lines = [...document.querySelectorAll('[role="dialog"] [data-line]')];
    const at = lines.findIndex((line) => line.getAttribute("aria-current") === "true");
    const next = lines[at + step];
    if (!next) return;
    event.preventDefault();
    next.scrollIntoView({ block: "nearest" });
    setTriggerValue("asked", JSON.stringify({ line: next.dataset.line }));
  };
  // On a phone the time line is wider than the screen: it opens where something last happened.
  const showLife = (tries) => {
    const life = document.querySelector(".st-key-project-life");
    const points = life ? [...life.querySelectorAll(".scatterlayer .point")] : [];
    if (!points.length) return tries && setTimeout(showLife, 400, tries - 1);
    if (life.dataset.shown === location.search || life.scrollWidth <= life.clientWidth) return;
    life.dataset.shown = location.search;
    const last = Math.max(...points.map((point) => point.getBoundingClientRect().right));
    life.scrollLeft += last - life.getBoundingClientRect().left - life.clientWidth * 0.9;
  };
  if (!data.inside) showLife(20);
  document.addEventListener("click", ask);
  document.addEventListener("keydown", pressed);
  return () => {
    document.removeEventListener("click", ask);
    document.removeEventListener("keydown", pressed);
  };
}
