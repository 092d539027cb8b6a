"""The backups: made by themselves, listed, looked into, brought back."""
