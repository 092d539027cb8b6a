"""Who may belong to one household: asked before the interview, and taken apart again."""
