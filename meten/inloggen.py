"""The account of every made worker: one password and one secret for the codes."""

WACHTWOORD = "vier houten stoelen"
GEHEIM = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
