"""The recovery key: made, printed, typed back, and used once."""
