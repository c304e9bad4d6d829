"""Which cities of a wave differ?"""
