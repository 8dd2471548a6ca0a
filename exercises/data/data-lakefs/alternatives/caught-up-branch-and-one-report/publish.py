import sys

import lakefs

from lake import repository

try:
    print(repository().branch(sys.argv[2]).merge_into("main", squash_merge=True, message="Take " + sys.argv[2]))
except lakefs.exceptions.LakeFSException as error:
    print(error, file=sys.stderr)
    raise SystemExit(3)
