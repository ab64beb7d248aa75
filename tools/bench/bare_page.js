// What a page shows, as far as a bare page can show it again: figures and pieces of HTML.
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const plain = (value) => JSON.parse(JSON.stringify(value));
  return {
    charts: [...main.querySelectorAll(".js-plotly-plot")].map((plot) => ({
      data: plain(plot.data),
      layout: plain(plot.layout),
      width: plot.clientWidth,
      height: plot.clientHeight,
    })),
    blocks: [...main.querySelectorAll("[data-testid=stHtml]")]
      .map((block) => block.innerHTML)
      .filter((html) => !/<(script|style)/.test(html)),
  };
}
