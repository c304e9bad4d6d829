"""The article: the argument in its order, each step from the question that answers it."""
