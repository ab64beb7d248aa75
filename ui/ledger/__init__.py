"""The screen of a declared ledger."""
