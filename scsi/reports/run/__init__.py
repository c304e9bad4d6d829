"""Run: notebooks planned, executed, and put into their place whole."""
