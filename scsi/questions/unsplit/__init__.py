"""What became of private and joint money?"""
