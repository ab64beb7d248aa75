"""The audit log: what was done or refused, by whom, from where."""

from ui.log import log_page

log_page()
