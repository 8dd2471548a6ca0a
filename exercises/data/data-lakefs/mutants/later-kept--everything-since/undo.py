"""Takes a commit of main back, with a commit of its own: what came later stays, and so does the history.

    python undo.py --commit 4f1c...
"""

import argparse

from lake import repository


def undo(commit):
    lake = repository()
    main = lake.branch("main")
    before = lake.commit(lake.commit(commit).get_commit().parents[0])
    for change in list(before.diff(main.head)):
        if change.type == "added":
            main.object(change.path).delete()
        else:
            main.object(change.path).upload(before.object(change.path).reader(mode="rb").read(), mode="wb")
    if list(main.uncommitted()):
        main.commit(f"Undo {commit}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", required=True, help="the id of the commit")
    undo(parser.parse_args().commit)
