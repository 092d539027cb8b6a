"""What ``doctor`` looks at that only Qt can tell; no page of the window."""
