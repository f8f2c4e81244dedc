"""Errors whose text is for the user: the command line prints them without a traceback."""


class CopydeskError(Exception):
    """Base of the errors that end a run with exit code 2."""


class ConfigError(CopydeskError):
    """The configuration is wrong; the text starts with `file:line:column`."""


class PluginError(CopydeskError):
    """A plugin is broken, missing or in conflict; the text names its distribution and version."""


class InputError(CopydeskError):
    """A path that was named is missing, unreadable, or holds no post."""
