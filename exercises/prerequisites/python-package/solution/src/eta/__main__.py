import sys

from eta.command import main

if __name__ == "__main__":
    sys.exit(main())
