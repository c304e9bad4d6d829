"""Above which correlation is no number of items enough?"""
