"""Tunes the sentence encoder to what serves what: `python -m tests.tuning`; needs the dependency group `tune`."""
