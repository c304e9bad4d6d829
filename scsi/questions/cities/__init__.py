"""Which city relies on which money?"""
