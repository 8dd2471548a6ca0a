"""Takes a commit of main back.

    python undo.py --commit 4f1c...
"""

import argparse

from lake import repository


def undo(commit):
    lake = repository()
    before = lake.commit(commit).get_commit().parents[0]
    main = lake.branch("main")
    main._client.sdk_client.experimental_api.hard_reset_branch(lake.id, "main", before)
    print(f"main is back at {before}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commit", required=True, help="the id of the commit")
    undo(parser.parse_args().commit)
