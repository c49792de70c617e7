"""One analysis as bytes of a format."""
