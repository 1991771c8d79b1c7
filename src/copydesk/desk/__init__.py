"""The desk: the whole path from feed to post."""
