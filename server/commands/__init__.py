"""The commands that need the server: `serve`, `open`, `demo`, `doctor`."""
