"""The review log: written once, read back, folded into cards."""
