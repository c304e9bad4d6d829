"""Is a shift smaller than a margin, or larger?"""
