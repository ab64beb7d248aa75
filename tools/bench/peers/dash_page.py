"""A Dash page: a filter, four charts, a list."""

import sys

from dash import Dash, Input, Output, dash_table, dcc, html
from four_charts import ALL, PROJECTS, TOWNS, four_charts, shown

app = Dash(__name__)
CHARTS = [f"chart-{position}" for position in range(4)]
_SHORT = {"width": "49%", "display": "inline-block"}
app.layout = html.Main(
    [
        html.H1("项目"),
        dcc.RadioItems(TOWNS, ALL, id="town", inline=True),
        *(html.Div(dcc.Graph(id=chart), style=_SHORT) for chart in CHARTS),
        dash_table.DataTable(id="list", columns=[{"name": n, "id": n} for n in PROJECTS.columns]),
    ]
)


@app.callback(
    *(Output(chart, "figure") for chart in CHARTS), Output("list", "data"), Input("town", "value")
)
def changed(town):
    """Everything below the filter."""
    return (*four_charts(town), shown(town).to_dict("records"))


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
