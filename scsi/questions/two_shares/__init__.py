"""Two shares of your own."""
