"""Markdown and plain text, with front matter: read with the place of every character, and written."""
