"""Doors of toegang. Paths are those of ux.md §6."""

from django.urls import URLPattern, URLResolver, path

from keukentafel.toegang.web.views import agenda, contact, melding, terugbellen, verdelen

app_name = "toegang"
urlpatterns: list[URLPattern | URLResolver] = [
    path("contact/nieuw/", contact.contact_nieuw, name="contact-nieuw"),
    path("contact/wie/", contact.contact_wie, name="contact-wie"),
    path("contact/<uuid:sleutel>/ongedaan/", contact.contact_ongedaan, name="contact-ongedaan"),
    path("meldingen/", melding.lijst, name="meldingen"),
    path("meldingen/nieuw/", melding.melding_nieuw, name="melding-nieuw"),
    path("meldingen/nieuw/termijnen/", melding.termijnen_vooraf, name="termijnen-vooraf"),
    path("meldingen/<uuid:sleutel>/", melding.detail, name="melding"),
    path("meldingen/<uuid:sleutel>/gemaakt/", melding.gemaakt, name="melding-gemaakt"),
    path("meldingen/<uuid:sleutel>/oppakken/", melding.oppakken, name="melding-oppakken"),
    path("meldingen/<uuid:sleutel>/afronden/", melding.afronden, name="melding-afronden"),
    path("meldingen/<uuid:sleutel>/teruggeven/", melding.teruggeven, name="melding-teruggeven"),
    path("meldingen/termijn/<uuid:sleutel>/klaar/", melding.termijn_klaar, name="termijn-klaar"),
    path("team/verdelen/", verdelen.verdelen, name="verdelen"),
    path("team/verdelen/<uuid:sleutel>/toewijzen/", verdelen.toewijzen, name="toewijzen"),
    path("team/verdelen/<uuid:sleutel>/terugnemen/", verdelen.terugnemen, name="toewijzing-terugnemen"),
    path("team/verdelen/<uuid:sleutel>/beoordelen/", verdelen.beoordelen, name="beoordelen"),
    path("terugbellen/", terugbellen.terugbellen, name="terugbellen"),
    path("terugbellen/<uuid:sleutel>/", terugbellen.een, name="terugbelverzoek"),
    path("terugbellen/<uuid:sleutel>/afhandelen/", terugbellen.afhandelen, name="terugbellen-afhandelen"),
    path("terugbellen/<uuid:sleutel>/uitstellen/", terugbellen.uitstellen, name="terugbellen-uitstellen"),
    path("terugbellen/<uuid:sleutel>/ongedaan/", terugbellen.ongedaan, name="terugbellen-ongedaan"),
    path("agenda/", agenda.agenda, name="agenda"),
    path("agenda/nieuw/", agenda.afspraak_nieuw, name="afspraak-nieuw"),
    path("agenda/<uuid:sleutel>/verzetten/", agenda.verzetten, name="afspraak-verzetten"),
    path("agenda/<uuid:sleutel>/afzeggen/", agenda.afzeggen, name="afspraak-afzeggen"),
]
