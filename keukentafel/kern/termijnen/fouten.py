"""What can go wrong in term arithmetic; every message is plain Dutch, names the value and what was expected."""


class TermijnFout(ValueError):
    """The question asked cannot be answered: values that contradict each other or miss."""


class FeestdagenFout(ValueError):
    """A table of holidays is not sound; nothing may be computed with it."""
