"""What decides about statements: what they are about, which of the source they tell again, what weighs."""
