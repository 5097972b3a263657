"""What instructors do with questions: find, decide, word, write."""
