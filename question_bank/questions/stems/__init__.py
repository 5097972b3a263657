"""How a question is worded: whose words, on what matter, what is left out."""
