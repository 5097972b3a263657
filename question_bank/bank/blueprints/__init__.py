"""What a test asks for, and the seeded drawing of its questions."""
