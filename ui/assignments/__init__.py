"""Orders (督办) on the dispatch page, the wall and in the pack: one set of figures and words."""
