"""Could new cities alone explain the shift?"""
