"""The local server: HTTP in, Memory, HTTP out."""
