"""IMP: what remains of the results."""
