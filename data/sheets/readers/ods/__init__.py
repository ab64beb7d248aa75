"""The reader of .ods: the content part, one event at a time."""
