"""Everything that imports streamlit; ui/charts are pure functions of a frame and a theme."""
