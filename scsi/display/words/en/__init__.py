"""English words and sentences, a module per topic."""
