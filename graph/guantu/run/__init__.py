"""Knows the order of the rooms: takes paths through all of them, on one process or many.

Takes: paths to documents, a Config.
Gives: a Build (the graph, what was skipped, the manifest); readings one by one; a finished build opened or verified.
Knows: local workers, what is reused from an earlier build, how files appear whole or not at all.
Never: prints; lets one document end a run.
"""
