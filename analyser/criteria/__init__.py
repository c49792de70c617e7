"""What the award criteria ask and where the draft answers."""
