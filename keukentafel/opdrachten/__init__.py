"""The command line. One module per command; each is loaded only when it is used (see hoofd.py)."""
