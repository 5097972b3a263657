"""Files of other programs → questions, and why a row or an item was not taken."""
