"""Did the whole composition of a survey change?"""
