"""Data: an upload in steps (收表, 核对, 发布, 材料); history and templates beside it."""

from ui.intake.page import data_page

data_page()
