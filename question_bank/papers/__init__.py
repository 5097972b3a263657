"""Bank + figures → a printed test: plain values first, then Word, PDF and a preview."""
