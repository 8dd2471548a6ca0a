import sys

from lake import repository

# For a plain commit the first parent is the only one.
print(repository().branch("main").revert(sys.argv[sys.argv.index("--commit") + 1], parent_number=1))
