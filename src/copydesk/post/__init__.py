"""What is published: the post, the gate that holds it back, and the file that a site is built from."""
