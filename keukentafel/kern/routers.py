"""Both aliases are one database; only the owner may change its shape."""

from typing import Any


class EenDatabank:
    """Reads and writes use the application role; migrations run on the alias they were given."""

    def db_for_read(self, model: type, **hints: Any) -> str:
        return "default"

    def db_for_write(self, model: type, **hints: Any) -> str:
        return "default"

    def allow_relation(self, een: Any, ander: Any, **hints: Any) -> bool:
        return True
