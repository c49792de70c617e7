"""Quality and originality analyser for Erasmus+ KA2 grant applications.

`analyse(path)` analyses one draft, `scan(folder)` a round, `compare(a, b)` two documents and
`trace(sources, targets)` two lists of statements. Names are imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyser.config import Config
    from analyser.linking import trace
    from analyser.model.analysis import Analysis, Comparison, Round
    from analyser.model.finding import Finding
    from analyser.pipeline import analyse, compare, scan

__version__ = "0.1.0"
__all__ = ["Analysis", "Comparison", "Config", "Finding", "Round", "__version__", "analyse", "compare", "scan", "trace"]

_HOMES = {
    "Analysis": "analyser.model.analysis",
    "Comparison": "analyser.model.analysis",
    "Config": "analyser.config",
    "Finding": "analyser.model.finding",
    "Round": "analyser.model.analysis",
    "analyse": "analyser.pipeline",
    "compare": "analyser.pipeline",
    "scan": "analyser.pipeline",
    "trace": "analyser.linking",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module 'analyser' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
