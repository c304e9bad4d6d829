"""What is known of every city?"""
