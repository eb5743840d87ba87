"""What regie and overleg add to a configuration pack: numbers with what counts without them."""

REGIE_AANTALLEN = {
    "taakverdeling_werkdagen": 5,
}
