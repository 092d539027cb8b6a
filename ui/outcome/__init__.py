"""What came out, for each child, and what to do now."""
