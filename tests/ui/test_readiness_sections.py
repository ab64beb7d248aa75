"""What the readiness page says of the chosen project."""

from __future__ import annotations

from datetime import date

from ui.readiness.sections import _light


def test_a_light_writes_shares_as_percentages():
    light = {
        "rule": "funds_low", "light": "告警", "measure": "funds_share", "observed": 0.1,
        "threshold": 0.15, "since_date": date(2021, 1, 4), "is_exempt": False, "source": None,
    }  # fmt: skip
    assert "到位资金占计划总投资 10.0%；界线 15.0%" in _light(light)
