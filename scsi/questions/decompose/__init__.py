"""Where does a shift come from?"""
