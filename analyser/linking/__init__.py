"""Trace links between the statements of a project."""

from analyser.linking.joining import link
from analyser.linking.tracing import trace

__all__ = ["link", "trace"]
