"""Run between programs of the learner, in their process: those that follow mean this repository. A second word is announced to the probe."""

import os
import sys
import urllib.request

os.environ["LAKE_REPOSITORY"] = sys.argv[1]
for word in sys.argv[2:]:
    urllib.request.urlopen(f"{os.environ['LAKECTL_SERVER_ENDPOINT_URL']}/announce/{word}").close()
