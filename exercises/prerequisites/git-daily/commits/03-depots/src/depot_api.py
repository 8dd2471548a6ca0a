"""Asks the depots for today's orders."""

import configparser
import json
import urllib.request

SETTINGS = "config/depots.ini"


def settings():
    """The address of the depots and the token that opens it."""
    parser = configparser.ConfigParser()
    with open(SETTINGS, encoding="utf-8") as file:
        parser.read_file(file)
    return parser["depots"]


def orders(depot):
    """Today's open orders of one depot."""
    depots = settings()
    request = urllib.request.Request(
        f"{depots['url']}/orders?depot={depot}",
        headers={"Authorization": f"Bearer {depots['token']}"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)
