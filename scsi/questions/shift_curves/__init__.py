"""How does p depend on size and correlation?"""
