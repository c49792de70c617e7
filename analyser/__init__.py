"""Quality and originality analyser for Erasmus+ KA2 grant applications."""

__version__ = "0.1.0"
