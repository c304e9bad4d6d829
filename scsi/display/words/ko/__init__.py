"""Korean words and sentences, a module per topic."""
