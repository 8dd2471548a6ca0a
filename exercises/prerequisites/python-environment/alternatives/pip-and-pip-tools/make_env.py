"""python make_env.py [--dev] FOLDER: with venv and pip alone"""

import sys
import venv
from subprocess import check_call

options, folder = sys.argv[1:-1], sys.argv[-1]
lock = "requirements-tools.txt" if "--dev" in options else "requirements.txt"
venv.create(folder, clear=True, with_pip=False)
check_call([sys.executable, "-m", "pip", "--python", folder, "install", "--require-hashes", "--no-deps", "--no-index", "--find-links", "wheels", "-r", lock])
