"""What room plan adds to a configuration pack: plain lists of choices, and numbers with what counts without them."""

# soort -> (name on the screens of beheer, what it is)
PLAN_SOORTEN = {
    "overgang18": ("18 worden", "Wat er geregeld moet zijn voordat een jongere met hulp 18 wordt"),
}
PLAN_AANTALLEN = {
    "volgmoment_respijt_werkdagen": 3,
    "informatie_dagen": 14,
    "informatie_ophogen_werkdagen": 5,
    "stilstand_weken": 6,
    "stilstand_zonder_plan_weken": 6,
    "achttien_vanaf_maanden": 198,
}
