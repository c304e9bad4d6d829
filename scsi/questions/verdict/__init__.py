"""What a first screen says: is it a clear change, and what is the strongest doubt?"""
