"""The huisbel: which gebeurtenis rings which later act. One page, so that nobody has to look for reactions.

A value is the dotted path of an act that takes the Gebeurtenis. A test imports every target.
"""

HUISBEL: dict[str, list[str]] = {}
