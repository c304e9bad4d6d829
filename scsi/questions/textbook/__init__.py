"""What would a textbook analysis print?"""
