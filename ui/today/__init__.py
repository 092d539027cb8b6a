"""The day's list: who is still to be asked, and the next key to press."""
