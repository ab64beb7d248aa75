"""The reader of .xls and .et: the records of a workbook stream of Excel 97 and later."""
