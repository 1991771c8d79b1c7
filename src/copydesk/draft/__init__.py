"""One retelling: the writers and the repair."""
