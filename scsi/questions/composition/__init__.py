"""What if the mix of what was counted changed?"""
