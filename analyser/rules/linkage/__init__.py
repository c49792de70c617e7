"""LNK: objectives, activities, results and indicators hang together."""
