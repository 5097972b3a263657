"""What a trainee is asked, how it is answered, and what is shown then."""
