"""The reader of .xlsx and .xlsm: the sheet XML itself, cells with addresses in one pass."""
