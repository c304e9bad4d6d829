"""Are the cities with the most public money mainly Asian?"""
