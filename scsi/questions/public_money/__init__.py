"""Which money comes from above the city?"""
