"""What is published of sectors?"""
