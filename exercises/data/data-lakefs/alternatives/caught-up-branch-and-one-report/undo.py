import sys

from lake import repository

commit = sys.argv[sys.argv.index("--commit") + 1]
merged = len(repository().commit(commit).get_commit().parents) > 1
print(repository().branch("main").revert(commit, parent_number=1 if merged else 0))
