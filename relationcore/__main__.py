"""`python -m relationcore` is the command line."""

from relationcore.cli import main

main()
