"""Money: the lump sum and its parts."""
