"""The field's own values and rules; standard library only."""
