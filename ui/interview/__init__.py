"""One question at a time, in the words of the clerk and of the family."""
