"""Places in a text, and a text read once."""
