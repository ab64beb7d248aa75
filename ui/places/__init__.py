"""Where projects lie: putting one on the map, the gazetteer."""
