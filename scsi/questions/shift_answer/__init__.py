"""Did the public share rise? The answer that opens the report."""
