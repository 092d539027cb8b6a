"""A paper inside the window before it goes to the printer."""
