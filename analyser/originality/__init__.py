"""Passages shared with other documents."""
