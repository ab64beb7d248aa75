"""A user's own workbook with marks: the package is patched, what is not marked stays as it was."""
