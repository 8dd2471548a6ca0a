"""Hands the model over to the service.

    python deliver.py --model model.joblib

The folder of deliveries is named by the variable DELIVERY_FOLDER.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, default=Path("model.joblib"))
    model = parser.parse_args().model
    folder = os.environ.get("DELIVERY_FOLDER")
    if not folder:
        sys.exit("DELIVERY_FOLDER is not set")
    Path(folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(model, Path(folder) / "model.joblib")
    print(f"delivered {model}")


if __name__ == "__main__":
    main()
