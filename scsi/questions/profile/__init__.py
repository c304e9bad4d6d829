"""What is known of one city?"""
