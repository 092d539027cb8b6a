"""What is kept and for how long, what must stay, and what is destroyed."""
