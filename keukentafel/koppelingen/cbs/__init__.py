"""CBS: wijken en buurten as records. Source: CBS open data, CC BY 4.0."""

from keukentafel.koppelingen.cbs.gebieden import Gebied, Gebiedsoort, Lezing, Regelfout, lees_gebieden

__all__ = ["Gebied", "Gebiedsoort", "Lezing", "Regelfout", "lees_gebieden"]
