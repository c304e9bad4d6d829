"""What if funding was coded wrongly?"""
