"""Where families sleep that have no home of their own: the liaison's list."""
