"""What do two printed percentages decide?"""
