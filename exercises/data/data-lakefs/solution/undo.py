"""Takes a commit of main back, with a commit of its own: what came later stays, and so does the history.

    python undo.py --commit 4f1c...
"""

import argparse

from lake import repository


def undo(commit):
    # The first parent of a merge is the branch that was merged into; a plain commit has no other.
    taken_back = repository().branch("main").revert(commit, parent_number=1)
    print(f"main is at {taken_back.id}, without what {commit} brought")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", required=True, help="the id of the commit")
    undo(parser.parse_args().commit)
