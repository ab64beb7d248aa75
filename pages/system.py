"""The administrator's page: the check-up, sizes, backups, what failed, what is slow."""

from ui.system import system_page

system_page()
