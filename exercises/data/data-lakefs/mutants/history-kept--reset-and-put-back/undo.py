"""Takes a commit of main back, with a commit of its own: what came later stays, and so does the history.

    python undo.py --commit 4f1c...
"""

import argparse

from lake import repository


def undo(commit):
    lake = repository()
    main = lake.branch("main")
    bad = lake.commit(commit).get_commit()
    before = lake.commit(bad.parents[0])
    later = [change.path for change in lake.commit(commit).diff(main.head) if change.type != "removed"]
    contents = {path: main.object(path).reader(mode="rb").read() for path in later}
    main._client.sdk_client.experimental_api.hard_reset_branch(lake.id, "main", before.id)
    for path, content in contents.items():
        main.object(path).upload(content, mode="wb")
    if contents:
        main.commit("Put back what came later")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", required=True, help="the id of the commit")
    undo(parser.parse_args().commit)
