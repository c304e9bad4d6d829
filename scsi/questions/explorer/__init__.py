"""How does the answer depend on the assumptions together?"""
