"""Prints what customers are promised, order by order."""

import json
import sys

from predict import predict, promise


def main(path):
    with open(path, encoding="utf-8") as file:
        for order in json.load(file):
            print(order["depot"], promise(predict(order)))


if __name__ == "__main__":
    main(sys.argv[1])
