"""When a question comes back: memory, steps, spreading, limits."""
