"""Call years."""
