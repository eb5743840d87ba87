"""Doors of plan, below the same /dossier/<id>/ as room dossier (ux.md §6)."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.plan.web import (
    akkoord,
    doelscore,
    herverdelen,
    mensen,
    ondersteuning,
    openen,
    overdracht,
    regie,
    samen,
    views,
)

app_name = "plan"
D = "dossier/<uuid:dossier_id>/"
P = f"{D}plan/"
R = f"{D}regie/"
urlpatterns: list[URLPattern | URLResolver] = [
    path("dossier/openen/", openen.openen, name="dossier-openen"),
    path(f"{D}heropenen/", openen.heropenen, name="dossier-heropenen"),
    path(f"{D}samenvoegen/", samen.samenvoegen, name="samenvoegen"),
    path(f"{D}samenvoegen/<uuid:samenvoeging_id>/ongedaan/", samen.ongedaan, name="samenvoegen-ongedaan"),
    path(f"{D}splitsen/", samen.splitsen, name="splitsen"),
    path(f"{D}splitsen/<uuid:splitsing_id>/ongedaan/", samen.heel, name="splitsen-ongedaan"),
    path(P, views.plan, name="plan"),
    path(f"{P}kort/", views.kort, name="kort"),
    path(f"{P}bespreken/", views.bespreken, name="bespreken"),
    path(f"{P}afdrukken/", views.afdrukken, name="afdrukken"),
    path(f"{P}naam/", views.naam, name="naam"),
    path(f"{P}vaststellen/", views.vaststellen, name="vaststellen"),
    path(f"{P}doelen/", views.doel_nieuw, name="doel-nieuw"),
    path(f"{P}doelen/<uuid:doel_id>/", views.doel, name="doel"),
    path(f"{P}doelen/<uuid:doel_id>/afronden/", views.stand, name="doel-afronden"),
    path(f"{P}doelen/<uuid:doel_id>/heropenen/", views.heropenen, name="doel-heropenen"),
    path(f"{P}doelen/<uuid:doel_id>/stappen/", views.stap_nieuw, name="stap-nieuw"),
    path(f"{P}doelen/<uuid:doel_id>/score/", doelscore.scoren, name="doel-score"),
    path(f"{P}scores/<uuid:score_id>/terug/", doelscore.terug, name="doelscore-terug"),
    path(f"{P}stappen/<uuid:stap_id>/", views.stap, name="stap"),
    path(f"{P}stappen/<uuid:stap_id>/gedaan/", views.gedaan, name="stap-gedaan"),
    path(f"{P}stappen/<uuid:stap_id>/terug/", views.terug, name="stap-terug"),
    path(f"{P}akkoord/", akkoord.akkoord, name="akkoord"),
    path(f"{P}akkoord/analyse/", akkoord.analyse_nieuw, name="analyse-nieuw"),
    path(f"{P}akkoord/analyse/<uuid:analyse_id>/", akkoord.analyse, name="analyse"),
    path(f"{P}akkoord/<uuid:inwoner_id>/", akkoord.antwoord, name="antwoord"),
    path(f"{P}akkoord/antwoord/<uuid:keer>/terug/", akkoord.antwoord_terug, name="antwoord-terug"),
    path("plan/afschalen/", ondersteuning.afschalen, name="afschalen"),
    path(f"{P}ondersteuning/", ondersteuning.ondersteuning, name="ondersteuning"),
    path(f"{P}ondersteuning/nieuw/", ondersteuning.nieuw, name="ondersteuning-nieuw"),
    path(f"{P}ondersteuning/schulden/", ondersteuning.schuld_nieuw, name="schuld-nieuw"),
    path(f"{P}ondersteuning/schulden/<uuid:schuld_id>/", ondersteuning.schuld, name="schuld"),
    path(f"{P}ondersteuning/<uuid:lijn_id>/", ondersteuning.wijzigen, name="ondersteuning-wijzigen"),
    path(f"{P}ondersteuning/<uuid:lijn_id>/schalen/", ondersteuning.schalen, name="ondersteuning-schalen"),
    path("team/plannen/", akkoord.plannen, name="plannen"),
    path("team/plannen/<uuid:goedkeuring_id>/goed/", akkoord.goedkeuren, name="plan-goedkeuren"),
    path("team/plannen/<uuid:goedkeuring_id>/terug/", akkoord.teruggeven, name="plan-teruggeven"),
    path(f"{D}regie/", regie.paneel, name="regie"),
    path(f"{R}overdracht/", overdracht.pakket, name="overdracht"),
    path(f"{R}overdracht/afdrukken/", overdracht.pakket_afdrukken, name="overdracht-afdrukken"),
    path(f"{R}overdracht/nieuw/", overdracht.voorstellen, name="overdracht-nieuw"),
    path(f"{R}overdracht/<uuid:overdracht_id>/antwoord/", overdracht.antwoord, name="overdracht-antwoord"),
    path(f"{R}overdracht/<uuid:overdracht_id>/terug/", overdracht.terug, name="overdracht-terug"),
    path(f"{R}elders/", overdracht.elders, name="elders"),
    *[
        path(f"{R}elders/<uuid:plaatsing_id>/{wat}/", overdracht.plaatsing, {"wat": wat}, name=f"plaatsing-{wat}")
        for wat in overdracht.PLAATSING
    ],
    path(f"{R}wissel/", overdracht.wissel, name="wissel"),
    path(f"{R}wissel/<uuid:wissel_id>/", overdracht.wissel_antwoord, name="wissel-antwoord"),
    path(f"{R}regels/", overdracht.regels, name="regieregels"),
    path(f"{R}regels/<slug:code>/", overdracht.regel, name="regieregel"),
    path(f"{R}betrokken/", mensen.betrokken, name="mensen"),
    path(f"{R}afdrukken/", mensen.afdrukken, name="mensen-afdrukken"),
    path(f"{R}taakverdeling/", mensen.taakverdeling, name="taakverdeling"),
    path(f"{D}regie/kind/<uuid:inwoner_id>/", regie.kind, name="kindregie"),
    path(f"{D}regie/kind/<uuid:inwoner_id>/terug/", regie.kind_terug, name="kindregie-terug"),
    path("team/herverdelen/<uuid:medewerker_id>/", herverdelen.herverdelen, name="herverdelen"),
    path("team/herverdelen/<uuid:herverdeling_id>/terug/", herverdelen.terug, name="herverdeling-terug"),
    path(f"{D}overdragen/", regie.overdragen, name="overdragen"),
]
