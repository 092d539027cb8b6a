"""What crosses the counter as a file: schools' lists come in."""
