// Draws the parts of bare_page.js; every press of the button draws them with other numbers.
() => {
  window.show = (parts) => {
    const main = document.querySelector("main");
    const plots = parts.charts.map((chart) => {
      const place = document.createElement("div");
      place.style.cssText = `width:${chart.width}px;height:${chart.height}px`;
      main.append(place);
      return place;
    });
    const blocks = parts.blocks.map(() => main.appendChild(document.createElement("div")));
    let round = 0;
    const draw = () => {
      round += 1;
      const factor = round % 2 ? 0.8 : 1;
      parts.charts.forEach((chart, index) => {
        const data = chart.data.map((trace) => ({
          ...trace,
          x: Array.isArray(trace.x)
            ? trace.x.map((x) => (typeof x === "number" ? x * factor : x))
            : trace.x,
        }));
        Plotly.react(plots[index], data, structuredClone(chart.layout), { displayModeBar: false });
      });
      blocks.forEach((block, index) => {
        block.innerHTML = `${parts.blocks[index]}<i>${round}</i>`;
      });
    };
    document.getElementById("again").addEventListener("click", draw);
    draw();
  };
}
