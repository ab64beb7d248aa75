"""The wall display: the meeting's slides on a route of their own, fed by the pages' readings."""
