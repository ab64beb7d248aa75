"""The reader of the XML spreadsheets of Excel 2003, which platforms hand out as .xls."""
