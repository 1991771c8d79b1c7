"""What is wrong: places where a retelling no longer says what its sources say."""
