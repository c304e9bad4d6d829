"""What if entries were counted twice?"""
