"""What comes with a call, and how lists and repositories are told."""

import json


class Request:
    """What came with a call."""

    def __init__(self, query, body, headers):
        self.query = query
        self.body = body
        self.headers = headers

    def json(self):
        return json.loads(self.body or b"{}")

    def page(self, results, key, keep_order=False):
        """The part of a list that was asked for, with `prefix`, `after` and `amount`."""
        after, amount = self.query.get("after", ""), int(self.query.get("amount") or 100)
        prefix = self.query.get("prefix", "")
        if keep_order:
            names = [each[key] for each in results]
            results = results[names.index(after) + 1 :] if after in names else results
        else:
            results = [each for each in results if each[key] > after and each[key].startswith(prefix)]
        shown, more = results[:amount], len(results) > amount
        told = {"has_more": more, "next_offset": shown[-1][key] if more else "", "results": len(shown), "max_per_page": 1000}
        return 200, {"pagination": told, "results": shown}, {}


def described(name, repository):
    return {
        "id": name,
        "creation_date": repository.created,
        "default_branch": repository.default,
        "storage_namespace": repository.namespace,
        "storage_id": "",
    }
