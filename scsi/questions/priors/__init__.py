"""What follows if priors are stated?"""
