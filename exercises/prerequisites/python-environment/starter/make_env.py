"""Sets a machine up for the service: python make_env.py"""

import subprocess
import sys

PACKAGES = ["door-calendar", "door-routes", "door-replay"]

subprocess.run([sys.executable, "-m", "pip", "install", "--upgrade", "--no-index", "--find-links", "wheels", *PACKAGES])
print("done")
