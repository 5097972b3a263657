"""Requirements → question drafts: one kind, one module, each answering the same verbs."""
