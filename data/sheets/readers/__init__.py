"""Readers: the bytes of one kind of file → grids, each in its own module."""
