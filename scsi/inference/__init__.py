"""What follows from counts and percentages: numbers in, frozen results out.

No files, no labels, no drawing. `proportions` holds what can be said when the items themselves are
the unit of sampling.
"""
