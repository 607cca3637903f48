"""``python -m factdb`` is ``factdb``."""

from factdb.cli.main import main

main()
