"""Who works with whom, and how?"""
