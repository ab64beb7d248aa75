"""The four charts that a person would draw of a list of projects with the same libraries."""

import os

import pandas as pd
import plotly.graph_objects as go

ALL = "全部"
PROJECTS = pd.read_csv(os.environ["BENCH_PROJECTS"])
TOWNS = [ALL, *sorted(PROJECTS["town"].dropna().unique())]


def shown(town):
    """The projects of a town, or all."""
    return PROJECTS if town == ALL else PROJECTS[PROJECTS["town"] == town]


def four_charts(town):
    """By stage, light, town and way: a count or a sum of planned investment each."""
    frame = shown(town)
    lights = frame.groupby("light").size()
    towns = frame.groupby("town")["planned_wan"].sum().sort_values()
    ways = frame.groupby("channel")["planned_wan"].sum().sort_values()
    stages = frame.groupby("stage").size()
    return [
        _drawn(go.Bar(x=stages.index, y=stages)),
        _drawn(go.Bar(x=lights.index, y=lights)),
        _drawn(go.Bar(x=towns, y=towns.index, orientation="h")),
        _drawn(go.Bar(x=ways, y=ways.index, orientation="h")),
    ]


def _drawn(bars):
    figure = go.Figure(bars)
    figure.update_layout(height=300, margin={"l": 80, "r": 10, "t": 20, "b": 40})
    return figure
