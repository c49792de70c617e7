"""Statements and SMART."""
