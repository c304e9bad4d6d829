"""What do the figures of any publication say, and what do they decide?"""
