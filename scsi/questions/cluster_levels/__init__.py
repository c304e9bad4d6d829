"""Does the answer hold with a level above the city as clusters?"""
