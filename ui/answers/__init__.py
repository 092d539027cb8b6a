"""What MMEP answered, and taking it in."""
