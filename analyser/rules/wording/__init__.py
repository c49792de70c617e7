"""WRT: the wording of the answers."""
