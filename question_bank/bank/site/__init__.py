"""The office that runs the installation: what it is called, and the rules it chose."""
