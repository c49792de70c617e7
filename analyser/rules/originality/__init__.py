"""Passages a draft shares: evidence side by side, never a verdict."""
