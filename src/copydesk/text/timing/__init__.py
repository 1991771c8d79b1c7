"""When: moments and spells, and the readers that find them in prose."""
