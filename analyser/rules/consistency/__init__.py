"""CON: what the draft says otherwise elsewhere."""
