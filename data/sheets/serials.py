"""Day numbers of spreadsheets as ISO dates.

Day 1 is 1900-01-01, or day 0 is 1904-01-01. The 1900 system counts a 29 February 1900
that never was: day 60 is no date, and days below it lie one day later than arithmetic
says. A number below 1 in a date format is what an empty reference leaves behind
(0 shown as 1900-01-00): it stays a number.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_END = 2958466  # the day after 9999-12-31
_DAY = 86400
_MAC_SHIFT = 1462
_EPOCH = np.datetime64("1899-12-30T00:00:00", "s")


def in_calendar(serial: npt.NDArray[np.float64], is_1904: bool) -> npt.NDArray[np.bool_]:
    """Which numbers are days of the calendar."""
    if is_1904:
        return np.asarray((serial >= 0) & (serial < _END - _MAC_SHIFT), dtype=np.bool_)
    return np.asarray((serial >= 1) & (serial < _END) & (np.floor(serial) != 60), dtype=np.bool_)


def iso_dates(serial: npt.NDArray[np.float64], is_1904: bool) -> list[str]:
    """``44469`` → ``2021-09-30``, ``44469.5`` → ``2021-09-30T12:00:00``; whole seconds.

    Takes only numbers that ``in_calendar`` accepts.
    """
    days = serial + _MAC_SHIFT if is_1904 else np.where(serial < 60, serial + 1, serial)
    seconds = np.rint(days * _DAY).astype(np.int64)
    moments = _EPOCH + seconds.astype("timedelta64[s]")
    texts = np.datetime_as_string(moments).tolist()
    return [text.removesuffix("T00:00:00") for text in texts]
