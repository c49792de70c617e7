"""Where an indicator stands."""

from __future__ import annotations

from analyser.model.application import Indicator, IndicatorKind


def place_of(indicator: Indicator) -> str:
    """Return the field an indicator stands in: "WP2/wp.indicators_quantitative"."""
    if indicator.work_package is None:
        return "impact.assessment"
    kind = indicator.kind or IndicatorKind.QUANTITATIVE
    return f"{indicator.work_package}/wp.indicators_{kind}"
