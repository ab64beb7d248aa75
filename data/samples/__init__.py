"""The sample: workbooks that look like real ones, read by the ordinary import."""
