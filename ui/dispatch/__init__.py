"""The dispatch page: two versions against each other, what stands still, what was promised."""
