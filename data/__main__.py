"""``python -m data COMMAND …``: see docs/command-line.md."""

import sys

from data.commands.main import main
from data.environment import keep_files_private

keep_files_private()
sys.exit(main(sys.argv[1:]))
