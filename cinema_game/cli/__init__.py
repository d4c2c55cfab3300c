"""The command line: one file a command, words on stderr, data on stdout."""
