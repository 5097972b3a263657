"""What stands beside a right answer: wrong options and right sides too many."""
