"""What is known: the chapter's figures, what stands around them, and surveys."""
