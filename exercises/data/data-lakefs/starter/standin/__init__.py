"""A stand-in for a lakeFS server. It is NOT lakeFS: it answers the few documented calls that this exercise needs, keeps all in
memory, forgets it when it ends, and knows one user. Use lakeFS itself wherever you can; README.md says how.

    python -m standin            # answers on http://127.0.0.1:8000 until Ctrl-C

Lua hooks (pre-merge, post-merge, pre-commit, post-commit) run in Lua 5.2 with `action`, `args` and the modules `hook`,
`encoding/json` and `lakefs` (get_object, stat_object, list_objects, diff_refs). What it does not know it refuses, in words.
"""
