"""The lock: when it comes, and what it leaves."""
