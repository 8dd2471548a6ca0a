"""Makes the environment of the service from its lock: python make_env.py [--dev] FOLDER"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
UV = [sys.executable, "-m", "uv"]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dev", action="store_true", help="with the tools of developers")
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    folder = given.folder.absolute()
    lock = "requirements-dev.txt" if given.dev else "requirements.txt"
    try:
        subprocess.run([*UV, "venv", "--allow-existing", "--python", sys.executable, folder], cwd=HERE, check=True)
        subprocess.run([*UV, "pip", "install", "--python", folder, "-r", lock], cwd=HERE, check=True)
    except subprocess.CalledProcessError as error:
        print(f"make_env.py: {folder} could not be made", file=sys.stderr)
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
