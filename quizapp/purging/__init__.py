"""What should never have come in leaves without a trace: found, deleted, wiped, and asked after."""
