"""How far apart can cities lie?"""
