"""How much depends on how the figures are read? A multiverse over published aggregates.

- `choices`: what can be read in more than one way, and which combinations contradict themselves.
- `finding`: every coherent combination with its z (`values`), and what moves it most (`moves`).

How many readings there are of a kind is a property of the grid, not a probability.
"""
