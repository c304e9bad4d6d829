"""What does p range over with cities as the unit?"""
