"""The product's promise, as values and pure functions.

`cases` names what happens, `learning` proposes answers, `authority` says who may
decide, `replay` runs both over the past.  Nothing here knows a framework, a clock,
a network, a disk or a global source of randomness: time and coins are arguments.
"""
