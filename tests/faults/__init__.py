"""What is broken on purpose under the real server, and what came of it."""
