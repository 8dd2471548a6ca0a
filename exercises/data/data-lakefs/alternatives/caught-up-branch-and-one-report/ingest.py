import hashlib
import sys

import lakefs
from lakefs.exceptions import BadRequestException

import lake

month, file = sys.argv[sys.argv.index("--month") + 1], sys.argv[sys.argv.index("--file") + 1]
with open(file, "rb") as source:
    content = source.read()
branch: lakefs.Branch = lake.repository().branch("ingest-" + month).create("main", exist_ok=True)
try:
    # Whatever happened to main since the branch was made, a revert too, comes onto the branch first.
    lake.repository().branch("main").merge_into(branch, message="Catch up with main")
except BadRequestException:
    pass  # nothing to catch up with
with branch.object(f"deliveries/{month}.csv").writer(mode="wb") as target:
    target.write(content)
try:
    branch.commit(message="New deliveries", metadata=dict(month=month, sha256=hashlib.sha256(content).hexdigest(), file=file))
except BadRequestException:
    print("the same file as before")
