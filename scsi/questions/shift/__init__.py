"""Did the public share rise, at one pair of sizes?"""
