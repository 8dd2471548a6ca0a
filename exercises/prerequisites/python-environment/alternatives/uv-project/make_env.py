import os
import subprocess
import sys

*options, folder = sys.argv[1:]
groups = ["--group", "dev"] if options == ["--dev"] else ["--no-default-groups"]
os.environ["UV_PROJECT_ENVIRONMENT"] = os.path.abspath(folder)
sys.exit(subprocess.call(["uv", "sync", "--locked", "--python", sys.executable, *groups]))
