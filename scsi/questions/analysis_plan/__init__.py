"""Which analysis will be done, before the file is read?"""
