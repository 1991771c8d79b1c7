"""`python -m copydesk` is the command `copydesk`."""

from copydesk.shells.cli import main

main()
