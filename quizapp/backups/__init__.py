"""Backups of an installation: made while it runs, checked, thinned, restored.

Nothing here asks for a web page to be shown: commands and pages call the same functions.
"""


class BadBackup(Exception):
    """A backup cannot be made or used; the message is a Chinese sentence."""
