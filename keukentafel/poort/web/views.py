"""Doors of the gate: who may do what."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from keukentafel.kern.formulieren import Formulier
from keukentafel.kern.fouten import Fout
from keukentafel.kern.web.bestanden import download
from keukentafel.kern.web.verzoek import Verzoek
from keukentafel.kern.werkblad import als_csv
from keukentafel.poort import opvragen
from keukentafel.poort.matrix import NAAM_VAN_ROL, Rol
from keukentafel.poort.rechten import Recht
from keukentafel.poort.regels import heeft
from keukentafel.poort.web.deur import recht

_ROLLEN = [(rol.value, naam) for rol, naam in NAAM_VAN_ROL.items()]


class RolForm(Formulier):
    """The role stands in the address."""

    rol = forms.ChoiceField(label="Van welke rol?", required=False, choices=[("", "Alle rollen"), *_ROLLEN])

    def gekozen(self) -> Rol | None:
        """None is every role, also when the address names one that does not exist: the form says so."""
        return Rol(self.cleaned_data["rol"]) if self.is_valid() and self.cleaned_data["rol"] else None


@recht(Recht.MATRIX_LEZEN)
def wie_mag_wat(request: Verzoek) -> HttpResponse:
    """The role x category table in words, with every right; or of one role."""
    form = RolForm(request.GET)
    rol = form.gekozen()
    koppen, rijen = opvragen.matrix(rol)
    gegevens = {"koppen": koppen, "rijen": rijen, "rechten": opvragen.rechten(rol), "form": form, "rol": rol}
    gegevens["volgt_rollen"] = heeft(request.actor, Recht.ROLLEN_VOLGEN)
    return render(request, "poort/wie_mag_wat.html", gegevens, status=200 if form.is_valid() else 422)


@recht(Recht.MATRIX_LEZEN)
def wie_mag_wat_csv(request: Verzoek) -> HttpResponse:
    """The same, as a file: first the table, a row a role, and below it the rights in words."""
    form = RolForm(request.GET)
    rol = form.gekozen()
    if form.errors:
        raise Fout(" ".join(map(str, form.errors["rol"])), veld="rol")
    koppen, rijen = opvragen.matrix(rol)
    kop = ["Wie dit mag, mag …", "Hoort bij", "Rollen"]
    rechten = [[r.zin, r.categorie, r.rollen] for r in opvragen.rechten(rol)]
    tekst = als_csv(["Rol", *koppen], [*([r.rol, *r.cellen] for r in rijen), [], kop, *rechten])
    return download(tekst, "text/csv", "wie-mag-wat.csv")
