"""Feeds and lists of feeds, in whatever form, read into one shape."""
