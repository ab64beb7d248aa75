"""The reader's language, and the platform's own English words put into it.

The choice lives in the URL (``?lang=en``) and in the session, so a link keeps it and a
page change does not lose it. Chinese is the default.

Streamlit's menus and dialogs cannot be translated by its settings. The English
catalogue holds those words letter for letter (``platform-…``), the Chinese one their
translation; a small script in the page replaces whole texts and labels, nothing else.
``%`` in both stands for any text, which is carried over.
"""

from __future__ import annotations

import json
from functools import cache

import streamlit as st

from data.language import ask, language
from data.texts import Language, catalogue, text

PARAMETER = "lang"
_CHOSEN = "frame-chosen-language"


def _asked() -> object:
    return st.session_state.get(_CHOSEN) or st.query_params.get(PARAMETER)


ask(_asked)


def choose_language(chosen: Language) -> None:
    """Keeps the choice for the session, and in the URL on whichever page the reader is.

    A page change empties the URL's parameters, so the frame calls this in every run.
    """
    st.session_state[_CHOSEN] = chosen
    if chosen == "zh":
        if PARAMETER in st.query_params:
            del st.query_params[PARAMETER]
    elif st.query_params.get(PARAMETER) != chosen:
        st.query_params[PARAMETER] = chosen


_PREFIX = "platform-"
_SCRIPT = """
<script>
(() => {
  const given = WORDS;
  const escaped = (text) => text.replace(/[.*+?^${}()|[\\]\\\\]/g, "\\\\$&");
  window.signboardWords = given;
  window.signboardPatterns = Object.keys(given).filter((key) => key.includes("%")).map((key) =>
    [new RegExp("^" + key.split("%").map(escaped).join("(.*)") + "$"), given[key]]);
  document.documentElement.lang = LANG;
  // The language was changed: what was replaced in the other one is put right.
  if (window.signboardVisit) return window.signboardVisit(document.body);
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
})();
</script>
"""


def install_platform_words() -> None:
    """Puts the script on the page; called once, by the frame."""
    with st.container(key="frame-platform-words"):
        st.html(_script(language()), unsafe_allow_javascript=True)


@cache
def _script(chosen: Language) -> str:
    words = {}
    if chosen != "en":
        for key in _keys():
            words[text("en", key)] = text(chosen, key)
    # "</" would end the script early if a catalogue ever held it.
    written = json.dumps(words, ensure_ascii=False).replace("</", "<\\/")
    tag = json.dumps("zh-CN" if chosen == "zh" else "en")
    return _SCRIPT.replace("WORDS", written).replace("LANG", tag)


def _keys() -> list[str]:
    return sorted(key for key in catalogue("en")._messages if key.startswith(_PREFIX))
