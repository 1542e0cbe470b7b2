"""One module per family of commands of the command line; `relationcore.cli` says which."""
