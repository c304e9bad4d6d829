"""Where does the answer change, in size and correlation?"""
