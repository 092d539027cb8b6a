"""The kinds of files that schools give, each read into students."""
