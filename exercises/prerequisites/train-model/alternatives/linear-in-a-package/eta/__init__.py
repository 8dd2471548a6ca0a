"""Minutes to the door."""
