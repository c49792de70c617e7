"""OBJ: objectives, and whether they are SMART."""
