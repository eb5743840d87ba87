"""Pure rules of inwoner: names, search keys, what a search box means, addresses and persons. Nothing of Django."""
