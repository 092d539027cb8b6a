"""Printers that Qt reaches, and which way to print on this computer."""
