"""Work packages, activities and their schedule."""
