"""A plain Streamlit page: a filter, four charts, a list."""

import streamlit as st
from four_charts import TOWNS, four_charts, shown

st.set_page_config(layout="wide")
st.title("项目")
town = st.radio("苏木镇", TOWNS, horizontal=True)
columns = st.columns(2)
for position, figure in enumerate(four_charts(town)):
    columns[position % 2].plotly_chart(figure, key=f"chart-{position}")
st.dataframe(shown(town))
