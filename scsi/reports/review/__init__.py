"""Review: is a report whole, and are two alike?"""
