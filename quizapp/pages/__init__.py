"""One Blueprint each, named by what a person sees; pages never import each other."""
