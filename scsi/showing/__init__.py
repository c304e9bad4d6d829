"""What all questions share when they show an answer: numbers, words, tables, figures."""
