"""What a machine needs to run quizapp, looked at piece by piece and told in plain Chinese."""
