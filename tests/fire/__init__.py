"""What goes wrong on the way to Ramp and back, and what the library makes of it."""
