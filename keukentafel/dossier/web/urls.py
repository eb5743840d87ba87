"""Doors of dossier. Overzicht and tijdlijn stand in bureau; plan, openen and heropenen in plan; all below /dossier/."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.dossier.web import journaal, leefgebieden, netwerk, verslag, views, vraag, werkprocessen

app_name = "dossier"
D = "dossier/<uuid:dossier_id>/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{D}reden/", views.reden, name="reden"),
    path(f"{D}let-op/", views.let_op, name="let-op"),
    path(f"{D}gezin/", views.gezin, name="gezin"),
    path(f"{D}betrokkenen/", views.betrokkenen, name="betrokkenen"),
    path(f"{D}betrokkenen/<uuid:betrokkenheid_id>/beeindigen/", views.beeindigen, name="beeindigen"),
    path(f"{D}wie-mag-dit-zien/", views.zichtbaarheid, name="zichtbaarheid"),
    path(f"{D}wie-leest/", views.wie_leest, name="wie-leest"),
    path(f"{D}afsluiten/", views.afsluiten, name="afsluiten"),
    path(f"{D}journaal/", journaal.schrijven, name="journaal"),
    path(f"{D}journaal/<uuid:regel_id>/", journaal.regel, name="journaalregel"),
    path(f"{D}journaal/<uuid:regel_id>/doorhalen/", journaal.doorhalen, name="doorhalen"),
    path(f"{D}journaal/<uuid:regel_id>/ongedaan/", journaal.ongedaan, name="ongedaan"),
    path(f"{D}journaal/<uuid:regel_id>/terugzetten/", journaal.terugzetten, name="terugzetten"),
    path("agenda/<uuid:afspraak_id>/verslag/", verslag.bij_afspraak, name="verslag-bij-afspraak"),
    path(f"{D}verslag/nieuw/", verslag.nieuw, name="verslag-nieuw"),
    path(f"{D}verslag/<uuid:verslag_id>/", verslag.verslag, name="verslag"),
    path(f"{D}verslag/<uuid:verslag_id>/afdrukken/", verslag.afdrukken, name="verslag-afdrukken"),
    path(f"{D}verslag/<uuid:verslag_id>/heropenen/", verslag.heropenen, name="verslag-heropenen"),
    path(f"{D}verslag/<uuid:verslag_id>/reactie/", verslag.reactie, name="verslag-reactie"),
    path(f"{D}vraag/", vraag.vraag, name="vraag"),
    path(f"{D}vraag/openen/", vraag.openen, name="gebied-openen"),
    path(f"{D}vraag/weigeren/<slug:gebied>/", vraag.weigeren, name="gebied-weigeren"),
    path(f"{D}vraag/versies/", vraag.versies, name="vraag-versies"),
    path(f"{D}vraag/afdrukken/", vraag.afdrukken, name="vraag-afdrukken"),
    path(f"{D}leefgebieden/", leefgebieden.leefgebieden, name="leefgebieden"),
    path(f"{D}leefgebieden/vergelijken/", leefgebieden.vergelijken, name="leefgebieden-vergelijken"),
    path(f"{D}netwerk/", netwerk.netwerk, name="netwerk"),
    path(f"{D}netwerk/antwoord/", netwerk.antwoord, name="netwerk-antwoord"),
    path(f"{D}netwerk/<uuid:netwerkpersoon_id>/", netwerk.netwerkpersoon, name="netwerkpersoon"),
    path(f"{D}netwerk/<uuid:netwerkpersoon_id>/einde/", netwerk.einde, name="netwerk-einde"),
    path(f"{D}gehoord/", netwerk.gehoord, name="gehoord"),
    path(f"{D}gehoord/<uuid:inbreng_id>/intrekken/", netwerk.intrekken, name="inbreng-intrekken"),
    path("team/vragen/", vraag.cijfers, name="vraagcijfers"),
    path(f"{D}werkprocessen/", werkprocessen.lijst, name="werkprocessen"),
    path(f"{D}werkprocessen/<uuid:werkproces_id>/", werkprocessen.een, name="werkproces"),
    path(f"{D}werkprocessen/<uuid:werkproces_id>/sluiten/", werkprocessen.sluiten, name="werkproces-sluiten"),
    path(f"{D}werkprocessen/<uuid:werkproces_id>/heropenen/", werkprocessen.heropenen, name="werkproces-heropenen"),
    path(f"{D}werkprocessen/<uuid:werkproces_id>/zwaarte/", werkprocessen.zwaarte, name="zwaarte"),
    path(f"{D}werkprocessen/<uuid:werkproces_id>/verplaatsen/", werkprocessen.verplaatsen, name="verplaatsen"),
]
