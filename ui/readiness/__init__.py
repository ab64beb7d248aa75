"""The readiness page in parts: what it reads, what it says, its map and its matrix."""
