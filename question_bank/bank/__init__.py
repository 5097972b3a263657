"""Drafts → stored bank: what is kept, who may see it, and what people decided about it."""
