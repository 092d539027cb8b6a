"""What the center and this computer can choose."""
