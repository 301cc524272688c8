"""The server, started from Python."""
