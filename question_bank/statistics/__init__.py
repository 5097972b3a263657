"""Review log → figures about items, trainees and classes."""
