"""The window: one folder per page, over services that never heard of it."""
