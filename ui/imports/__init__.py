"""Reading a school's list in."""
