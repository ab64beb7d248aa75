"""The sample: workbooks that look like real ones, read by the ordinary import."""

from data.samples.workbooks import SampleFile, write_sample

__all__ = ["SampleFile", "write_sample"]
