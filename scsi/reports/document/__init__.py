"""Document: executed notebooks as pages and PDF."""
