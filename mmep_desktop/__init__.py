"""The screener desk without a window: everything that a test can run with no display."""
