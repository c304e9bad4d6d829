"""What is in a survey, and what every question about one starts from."""
