"""What the wording of a draft will make a reader object to."""
