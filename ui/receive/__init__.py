"""MMEP's side: what centers sent, what became of each child, and the answers back."""
