"""The judge: what it sees of a statement, what it makes of it, which one is wanted, what it has a say in."""
