"""How much does the answer of a survey depend on how it is analysed?"""
