"""One module per act of the desk, and the Protocols it needs."""
