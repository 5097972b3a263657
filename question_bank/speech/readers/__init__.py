"""One format, one module: a file's bytes → its text as extracted, line ends as line feeds."""
