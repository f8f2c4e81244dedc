"""The configuration: found, read, checked, and applied to files."""

from copydesk.config.activate import Activation
from copydesk.config.configuration import Configuration, Configurations
from copydesk.config.layer import here
from copydesk.config.settings import RuleSetting, Selection

__all__ = ["Activation", "Configuration", "Configurations", "RuleSetting", "Selection", "here"]
