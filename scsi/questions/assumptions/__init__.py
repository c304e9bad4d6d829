"""What is assumed where nothing is printed, and what a question takes of it."""
