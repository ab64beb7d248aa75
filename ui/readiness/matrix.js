export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  if (root.dataset.html !== data.stamp) {
    root.innerHTML = data.html;
    root.dataset.html = data.stamp;
  }
  root.onclick = (event) => {
    const chosen = event.target.closest("[data-id]");
    if (chosen) setTriggerValue("chosen", chosen.dataset.id);
  };
  for (const row of root.querySelectorAll("tr[data-id]")) {
    const isChosen = row.dataset.id === data.selected;
    row.classList.toggle("chosen", isChosen);
    row.querySelector("button")?.setAttribute("aria-pressed", String(isChosen));
    if (isChosen && root.dataset.shown !== data.selected) {
      const scroll = root.firstElementChild;
      const top = row.offsetTop - scroll.scrollTop;
      if (scroll.scrollHeight > scroll.clientHeight && (top < 40 || top > scroll.clientHeight - 40)) {
        scroll.scrollTop = row.offsetTop - scroll.clientHeight / 2;
      }
    }
  }
  root.dataset.shown = data.selected;
  const isNarrow = root.clientWidth > 0 && root.clientWidth < 720;
  if (isNarrow !== data.is_narrow) setStateValue("is_narrow", isNarrow);
}
