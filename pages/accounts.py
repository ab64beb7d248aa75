"""Accounts: who may sign in and do what, and who is signed in now."""

from ui.accounts import accounts_page

accounts_page()
