"""What decides about attribution: who speaks, on whose behalf, and what a text says itself."""
