"""Writes the graph to files that other programs open.

Takes: a graph as docs/reference/graph.md describes it, and the path to write to.
Gives: one file, or one folder of files, in a format of the table EXPORTERS.
Knows: the formats, each in a module of its own with the address of its specification.
Never: decides what is in the graph; reads the clock; leaves a markup of the data alive.
"""
