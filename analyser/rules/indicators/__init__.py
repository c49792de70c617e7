"""IND: indicators and their parts."""
