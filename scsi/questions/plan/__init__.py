"""What would a survey see?"""
