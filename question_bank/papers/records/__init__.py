"""What an office keeps of a test: its report, its register, and everything in one archive."""
