"""PDF pages as characters, lines and tables."""
