"""The page for what went wrong outside any other page."""
