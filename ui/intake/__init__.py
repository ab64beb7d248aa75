"""The Data page, step by step: upload, understood, issues, changes, publish; and the history."""
