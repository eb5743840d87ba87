"""Addresses by shape, and sets of keys that stay text."""

from uuid import UUID, uuid4

import pytest
from django.urls import NoReverseMatch, reverse

from keukentafel.kern.adressen import adres
from keukentafel.kern.reeks import Sleutels, reeks

A, B = UUID("11111111-1111-1111-1111-111111111111"), UUID("22222222-2222-2222-2222-222222222222")


def test_een_adres_is_dat_van_django():
    assert adres("bureau:mijn-dag") == reverse("bureau:mijn-dag")
    assert adres("bureau:overzicht", A) == reverse("bureau:overzicht", args=[A])
    assert adres("dossier:verslag", A, B) == reverse("dossier:verslag", args=[A, B])
    assert adres("dossier:verslag", B, A) == reverse("dossier:verslag", args=[B, A])


def test_een_onbekend_scherm_is_een_fout():
    with pytest.raises(NoReverseMatch):
        adres("bureau:bestaat-niet")
    with pytest.raises(NoReverseMatch):
        adres("bureau:overzicht")


def test_sleutels_zijn_een_verzameling_en_blijven_tekst():
    sleutels = Sleutels(f"{{{A},{B}}}")
    assert A in sleutels
    assert uuid4() not in sleutels
    assert str(A) not in sleutels
    assert len(sleutels) == 2
    assert set(sleutels) == {A, B}
    assert sleutels == frozenset({A, B})
    assert hash(sleutels) == hash(frozenset({A, B}))
    assert sleutels | {A} == {A, B}
    assert reeks(sleutels) == reeks({B, A})


def test_geen_sleutels_is_leeg():
    assert not Sleutels()
    assert (len(Sleutels()), list(Sleutels("{}"))) == (0, [])
