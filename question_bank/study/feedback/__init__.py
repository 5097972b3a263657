"""What trainees say about questions, and what comes of it."""
