"""Adapters to the outside world: wire format <-> dataclass. They know only `keukentafel.kern`, never Django."""
