"""How much and how many: numbers, units, what is counted and how exactly."""
