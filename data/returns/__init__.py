"""Collecting returns: who owes what, who has filed, the form that is sent out, and its way back."""
