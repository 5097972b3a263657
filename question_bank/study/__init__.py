"""Bank → quiz → review log → schedule: what a trainee is asked, and when it comes back."""
