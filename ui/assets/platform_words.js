// Puts the reader's words in the place of the platform's own English ones.
export default function ({ data }) {
  const given = data.words;
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  window.signboardWords = given;
  window.signboardPatterns = Object.keys(given).filter((key) => key.includes("%")).map((key) =>
    [new RegExp("^" + key.split("%").map(escaped).join("(.*)") + "$"), given[key]]);
  document.documentElement.lang = data.lang;
  // The language was changed: what was replaced in the other one is put right.
  if (window.signboardVisit) {
    window.signboardVisit(document.body);
    return;
  }
  const LABELS = ["aria-label", "title", "placeholder"];
  const word = (text) => {
    const asked = (text || "").trim();
    if (!asked || asked.length > 200) return undefined;
    if (Object.hasOwn(window.signboardWords, asked)) return window.signboardWords[asked];
    for (const [pattern, said] of window.signboardPatterns) {
      const found = pattern.exec(asked);
      if (found) {
        let next = 1;
        return said.replace(/%/g, () => found[next++]);
      }
    }
    return undefined;
  };
  const originals = new WeakMap();
  // The word for a text, which may itself be what an earlier visit wrote; the original is kept.
  const replace = (node, place, now, write) => {
    const kept = originals.get(node) ?? {};
    const original = kept[place]?.written === now ? kept[place].original : now;
    const said = word(original) ?? original;
    if (said === original) delete kept[place];
    else kept[place] = { original, written: said };
    originals.set(node, kept);
    if (said !== now) write(said);
  };
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      // What the pages themselves wrote is data, never the platform's word.
      if (node.parentElement?.closest('[data-testid="stHtml"]')) return;
      replace(node, "", node.nodeValue, (said) => { node.nodeValue = said; });
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const label of LABELS) {
      if (!node.hasAttribute(label)) continue;
      replace(node, label, node.getAttribute(label), (said) => node.setAttribute(label, said));
    }
    node.childNodes.forEach(visit);
  };
  window.signboardVisit = visit;
  window.signboardObserver = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else visit(change.target);
    }
  });
  window.signboardObserver.observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: LABELS,
  });
  visit(document.body);
}
