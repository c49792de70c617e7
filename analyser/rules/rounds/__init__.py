"""The whole round: who applies how often, and with whom."""
