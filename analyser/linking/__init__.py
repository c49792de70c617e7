"""Trace links between the statements of a project."""
