"""What decides about times: which of a source stand behind one, and what can be worked out from them."""
