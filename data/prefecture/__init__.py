"""Counties of a prefecture: what each reports, and the servers that run them side by side."""
