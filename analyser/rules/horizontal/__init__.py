"""HOR: the horizontal aspects and the EU values."""
