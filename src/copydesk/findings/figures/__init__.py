"""What decides about figures: amounts that tell the same, figures in their places, figures worked out."""
