"""Frames and findings as files that leave the screen: no formula ever stays live in them."""
