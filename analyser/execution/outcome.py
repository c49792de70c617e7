"""What became of one draft: the function's answer, or an error as a value."""

from __future__ import annotations

from analyser.errors import AnalyserError, LimitExceeded


def crashed(reason: str) -> AnalyserError:
    """Return the error for a draft whose analysis died without an answer."""
    message = f"The analysis of this draft stopped unexpectedly: {reason}."
    return AnalyserError(message, "Analyse this draft on its own; if it fails again, report the fault.")


def too_slow(seconds: float) -> AnalyserError:
    """Return the error for a draft that was given up after `seconds` of wall time."""
    message = f"The analysis of this draft took longer than {seconds:.0f} seconds and was given up."
    return LimitExceeded(message, "Split the draft, or analyse it on its own.")


def as_value(error: BaseException) -> AnalyserError:
    """Return an exception of a worker as the value that stands for the draft."""
    if isinstance(error, AnalyserError):
        return error
    if isinstance(error, MemoryError):
        return LimitExceeded("The analysis of this draft needed too much memory.", "Split the draft.")
    return crashed(f"{type(error).__name__}: {error}".strip(": "))
