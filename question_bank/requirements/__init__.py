"""Outline → requirements: lists, pairs and duties, each with its place in the text."""
