"""Tools on text that keep every offset."""
