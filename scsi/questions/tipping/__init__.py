"""Where does the answer turn?"""
