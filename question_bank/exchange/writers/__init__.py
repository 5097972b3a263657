"""Questions → files of other programs, and what those cannot hold."""
