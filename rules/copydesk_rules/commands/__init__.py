"""The subcommands that come with the rules."""
