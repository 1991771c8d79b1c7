"""What decides about names: which the source knows, which slot they fill, which office they hold."""
