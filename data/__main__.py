"""``python -m data COMMAND …``: see docs/command-line.md."""

import sys

from data.commands.main import main

sys.exit(main(sys.argv[1:]))
