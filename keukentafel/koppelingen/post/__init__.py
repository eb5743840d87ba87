"""Post in and out. In: mail over IMAP and saved mail (.eml, .msg), from bytes to a dataclass. Out: the secure gateway
(`veilig.py`). Knows nothing of the house."""

from keukentafel.koppelingen.post.bericht import Bericht, Deel, Onleesbaar, lees_bericht
from keukentafel.koppelingen.post.imap import Postbus, PostbusFout, postbussen

__all__ = ["Bericht", "Deel", "Onleesbaar", "Postbus", "PostbusFout", "lees_bericht", "postbussen"]
