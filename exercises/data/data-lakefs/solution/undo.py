"""Takes a commit of main back, with a commit of its own: what came later stays, and so does the history.

    python undo.py --commit 4f1c...
"""

import argparse

from lake import repository


def undo(commit):
    lake = repository()
    merged = len(lake.commit(commit).get_commit().parents) > 1
    taken_back = lake.branch("main").revert(commit, parent_number=1 if merged else 0)
    print(f"main is at {taken_back.id}, without what {commit} brought")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", required=True, help="the id of the commit")
    undo(parser.parse_args().commit)
