"""What a trainee reads: the material, questions with answers, kept and missed ones."""
