"""Told together: which articles copy each other, which tell the same event, and what stories they make."""
