"""One family's record: what was shown of it, handing it over, a copy of everything."""
