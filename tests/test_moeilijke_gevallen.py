"""The hard cases of issues 2 to 6, each with its outcome and the test that proves it.

AANVAARD: it is taken as it is. VRAAGT: one question back, and the way on stays open. GEWEIGERD: refused, with why.

| geval | uitkomst | test |
| --- | --- | --- |
| verkeerd wachtwoord of onbekende gebruiker: hetzelfde antwoord | GEWEIGERD | keukentafel/organisatie/tests/test_inloggen.py::test_onbekend_en_fout_wachtwoord_geven_hetzelfde_antwoord |
| onbekende gebruiker: evenveel rekenwerk, dus even lang | GEWEIGERD | keukentafel/organisatie/tests/test_inloggen.py::test_onbekende_naam_kost_evenveel_hashwerk |
| raden van wachtwoorden wordt afgeremd | GEWEIGERD | keukentafel/organisatie/tests/test_inloggen.py::test_raden_wordt_afgeremd_ook_met_het_goede_wachtwoord |
| raden van codes wordt afgeremd | GEWEIGERD | keukentafel/organisatie/tests/test_inloggen.py::test_codes_raden_wordt_per_medewerker_afgeremd |
| BSN dat de elfproef niet haalt, nooit herhaald | GEWEIGERD | keukentafel/inwoner/tests/test_handelingen.py::test_een_fout_bsn_wordt_geweigerd_zonder_het_te_herhalen |
| geboortedatum in de toekomst | GEWEIGERD | keukentafel/inwoner/tests/test_handelingen.py::test_geboortedatum_in_de_toekomst_wordt_geweigerd_met_de_datum |
| tweede regisseur op hetzelfde moment, twee verbindingen | GEWEIGERD | keukentafel/plan/tests/test_regie_databank.py::test_twee_dragen_tegelijk_over_en_een_wint |
| tweede regisseur langs elk slot heen | GEWEIGERD | keukentafel/plan/tests/test_regie_databank.py::test_zonder_slot_houdt_de_databank_zelf_er_een_over |
| toewijzen aan iemand die afwezig is | VRAAGT | keukentafel/toegang/tests/test_handelingen_melding.py::test_toewijzen_aan_een_afwezige_is_een_vraag_en_geen_slot |
| toewijzen aan iemand zonder rol | GEWEIGERD | keukentafel/toegang/tests/test_handelingen_melding.py::test_toewijzen_aan_iemand_zonder_uitvoerende_rol_in_het_team_wordt_geweigerd |
| twee verdelers wijzen tegelijk toe | GEWEIGERD | keukentafel/toegang/tests/test_tegelijk.py::test_twee_verdelers_wijzen_dezelfde_melding_toe_en_een_hoort_dat_hij_te_laat_is |
| twee mensen in één journaalregel | VRAAGT | keukentafel/dossier/tests/test_web.py::test_een_botsende_correctie_toont_beide_teksten |
| twee mensen in één verslag | VRAAGT | keukentafel/dossier/tests/test_web.py::test_twee_collegas_in_een_verslag_zien_beide_teksten_en_er_gaat_niets_weg |
| twee mensen in één doel | VRAAGT | keukentafel/plan/tests/test_web.py::test_wijzigen_en_botsing_toont_beide_teksten |
| twee mensen in één persoon | VRAAGT | keukentafel/inwoner/tests/test_web.py::test_bewerken_bewaart_en_een_botsing_toont_beide |
| login verlopen: contact, melding, journaal, verslag, doel, afspraak, beheer | AANVAARD | tests/moeilijk/test_verlopen.py::test_de_tekst_is_er_na_opnieuw_inloggen_en_gaat_alsnog_mee |
| login verlopen met een BSN in het formulier | AANVAARD | tests/moeilijk/test_verlopen.py::test_een_bsn_dat_bewaard_is_staat_niet_leesbaar_op_het_scherm |
| kapot inrichtingspakket: bestand, regel, waarde, verwachting | GEWEIGERD | keukentafel/organisatie/tests/test_inrichten.py::test_fout_noemt_bestand_regel_waarde_en_verwachting |
| kapot inrichtingspakket laadt niets half | GEWEIGERD | keukentafel/organisatie/tests/test_inrichten.py::test_kapot_pakket_laadt_niets |
| schijf vol tijdens bewaren (fout 53100) | VRAAGT | tests/moeilijk/test_storing.py::test_de_tekst_staat_er_nog_en_er_is_niets_half |
| schijf weer leeg: opnieuw versturen | AANVAARD | tests/moeilijk/test_storing.py::test_met_een_knop_om_opnieuw_te_versturen_zodra_het_weer_kan |
| logboek vol: geen pagina, geen handeling | GEWEIGERD | tests/moeilijk/test_storing.py::test_een_logboek_dat_niets_aanneemt_houdt_pagina_en_handeling_tegen |
| databank gestopt tijdens bewaren | VRAAGT | tests/moeilijk/test_storing.py::test_databank_gestopt_tijdens_het_bewaren |
| formulier van een vreemde tijdens een storing | GEWEIGERD | tests/moeilijk/test_storing.py::test_een_vreemde_krijgt_geen_knop_onder_zijn_tekst |
| dossier van een ander team op een geraden adres | GEWEIGERD | tests/moeilijk/test_verborgen.py::test_het_dossier_van_een_ander_team_is_er_niet_en_de_poging_staat_in_het_logboek |
| notitie van 2 MB: contact, journaal, verslag | AANVAARD | tests/moeilijk/test_velden.py::test_een_notitie_van_twee_megabyte_blijft_heel |
| d'Alençon-Yılmaz, rechts-naar-links, emoji op elk scherm | AANVAARD | tests/moeilijk/test_kruipen.py::test_vreemde_tekens_staan_heel_op_elk_scherm_dat_ze_toont |
| vreemde naam door elk naamveld | AANVAARD | tests/moeilijk/test_velden.py::test_een_vreemde_naam_gaat_door_elk_naamveld_en_staat_heel_op_de_kaart |
| onzin in elk veld van elk formulier | GEWEIGERD | tests/moeilijk/test_velden.py::test_onzin_in_elk_veld_van_elk_formulier_is_een_gewone_fout |
| inwoner zonder BSN | AANVAARD | keukentafel/inwoner/tests/test_handelingen.py::test_zonder_bsn_staat_er_een_reden |
| opvangadres en geheim adres: op geen scherm, lijst of afdruk | GEWEIGERD | tests/moeilijk/test_kruipen.py::test_elke_pagina_werkt_zonder_javascript_en_verraadt_niets |
| opvangadres: niet te vinden met zoeken | GEWEIGERD | keukentafel/inwoner/tests/test_handelingen.py::test_een_geheim_adres_is_nergens_te_vinden |
| adres, BSN en naam in het logboek | GEWEIGERD | tests/moeilijk/test_kruipen.py::test_in_het_logboek_staat_geen_bsn_adres_of_naam |
| co-ouders: een kind in twee huishoudens | AANVAARD | keukentafel/inwoner/tests/test_handelingen.py::test_een_kind_van_co_ouders_hoort_bij_twee_huishoudens |
| co-ouders: wat over het ene gezin gaat, staat niet in het andere | AANVAARD | keukentafel/dossier/tests/test_opvragen.py::test_een_kind_van_twee_huishoudens_neemt_de_regels_van_het_andere_niet_mee |
| co-ouders: één regisseur met naam | AANVAARD | keukentafel/plan/tests/test_regie.py::test_een_kind_in_twee_gezinnen_heeft_een_regisseur |
| verborgen bestaan op naam: zoeken, kiezer, contact, dubbel, intake | GEWEIGERD | tests/moeilijk/test_verborgen.py::test_op_naam_is_verborgen_gelijk_aan_afwezig |
| verborgen bestaan op adres: kaart, dossier, melding, lid toevoegen | GEWEIGERD | tests/moeilijk/test_verborgen.py::test_op_adres_is_verborgen_gelijk_aan_afwezig |
| verborgen bestaan op dossiernummer | GEWEIGERD | tests/moeilijk/test_verborgen.py::test_op_dossiernummer_en_de_weigering_staat_in_het_logboek |
| BSN van iemand die verborgen is | AANVAARD | keukentafel/inwoner/tests/test_web.py::test_bsn_van_een_verborgene_geeft_hetzelfde_scherm |
| elk formulier zonder JavaScript: methode, actie, csrf, knop | AANVAARD | tests/moeilijk/test_kruipen.py::test_elke_pagina_werkt_zonder_javascript_en_verraadt_niets |
| melder die onbekend blijft: geen naam bewaard | AANVAARD | keukentafel/toegang/tests/test_zorg.py::test_een_melder_die_onbekend_blijft_laat_geen_naam_achter |
| terugbellen op een moment dat voorbij is | GEWEIGERD | keukentafel/toegang/tests/test_handelingen_contact.py::test_uitstellen_onthoudt_het_oude_moment_en_weigert_het_verleden |
| dezelfde mail twee keer: één poststuk | AANVAARD | keukentafel/dossier/tests/test_post.py::test_dezelfde_mail_twee_keer_is_een_rij |
| eigen buur of huisgenoot van de medewerker, in het logboek | GEWEIGERD | keukentafel/toegang/tests/test_belang.py::test_een_buur_of_huisgenoot_wordt_geweigerd_en_dat_staat_in_het_logboek |
| eigen familie van de medewerker op het eigen adres | GEWEIGERD | keukentafel/toegang/tests/test_belang.py::test_familie_op_het_eigen_adres_wordt_gevonden |
| beller die de controlevragen niet weet | GEWEIGERD | keukentafel/toegang/tests/test_beller.py::test_een_mislukte_of_oude_controle_en_die_van_een_collega_geven_niets |
| doorverbinden naar een loket waarvoor de wet toestemming vraagt, zonder toestemming | GEWEIGERD | keukentafel/toegang/tests/test_inloop.py::test_zonder_toestemming_wordt_het_geweigerd_en_gelogd |
| OIDC tegen een eigen aanbieder | AANVAARD | keukentafel/organisatie/tests/test_oidc.py |
| twee adressen: het huis boven het dossier, de brief naar het briefadres | AANVAARD | tests/moeilijk/test_gezinnen.py::test_met_twee_adressen_staat_het_huis_boven_het_dossier_en_gaat_de_brief_naar_het_briefadres |
| overleden lid: niemand vraagt nog iets, wat er staat blijft te lezen | AANVAARD | tests/moeilijk/test_gezinnen.py::test_een_overledene_wordt_niet_gevraagd_en_blijft_te_lezen |
| verhuisd lid: niet meer bij de keuzes, wat hij zei blijft | AANVAARD | tests/moeilijk/test_gezinnen.py::test_wie_verhuisde_staat_niet_meer_bij_de_keuzes_en_wat_hij_zei_blijft |
| iemand zonder BSN in vraag, gezin en toestemming | AANVAARD | tests/moeilijk/test_gezinnen.py::test_zonder_bsn_gaat_alles_gewoon_door |
| opvangadres op elk scherm van vraag, gezin, delen en afdruk | GEWEIGERD | tests/moeilijk/test_gezinnen.py::test_een_opvangadres_staat_op_geen_scherm_en_geen_afdruk |
| kind van twee huishoudens: niets van de ene ouder verandert iets bij de andere | GEWEIGERD | tests/moeilijk/test_gezinnen.py::test_wat_bij_de_ene_ouder_staat_verandert_geen_letter_bij_de_andere |
| kind van twee huishoudens: zoeken en lijsten | GEWEIGERD | tests/moeilijk/test_gezinnen.py::test_geen_lijst_of_zoekscherm_hangt_het_aan_het_andere_dossier |
| brief over een kind: elke gezagsouder op het eigen adres | AANVAARD | tests/moeilijk/test_gezinnen.py::test_brieven_over_het_kind_gaan_naar_elke_gezagsouder_op_het_eigen_adres |
| naam in een ander schrift, woorden via een tolk | AANVAARD | tests/moeilijk/test_gezinnen.py::test_een_naam_in_een_ander_schrift_en_woorden_via_een_tolk_blijven_zoals_ze_zijn |
| onleesbaar, te groot of vermomd bestand: genoemd, en niets verandert | GEWEIGERD | tests/moeilijk/test_bestanden.py::test_een_bestand_dat_niet_kan_wordt_genoemd_en_verandert_niets |
| versleutelde pdf: bewaard met een waarschuwing | AANVAARD | tests/moeilijk/test_bestanden.py::test_een_pdf_met_wachtwoord_wordt_een_versie_met_een_waarschuwing |
| gezin splitst tijdens de intake: de vraag en haar termijnen blijven heel | AANVAARD | keukentafel/plan/tests/test_splitsen.py::test_splitsen_tijdens_de_intake_laat_de_vraag_en_haar_termijnen_heel |
| inzage terwijl er een meldcode loopt: het stuk gaat pas mee na vrijgave door de aandachtsfunctionaris | GEWEIGERD | keukentafel/privacy/tests/test_vrijgave.py::test_het_pakket_van_inzage_wacht_op_de_vrijgave |
| zorgmelding van een ander: de zeven dagen van de inwoner beginnen pas als die ervan hoort | AANVAARD | keukentafel/toegang/tests/test_zorg.py::test_de_zeven_dagen_van_de_inwoner_lopen_pas_als_die_ervan_hoort |
| toestemming ingetrokken voordat de brief weg is | GEWEIGERD | keukentafel/plan/tests/test_bericht.py::test_ingetrokken_voor_het_weg_is |
| hulp terugdraaien als de brief al weg is | GEWEIGERD | keukentafel/plan/tests/test_bericht.py::test_niet_meer_als_er_een_weg_is |
| schrijven over wie er nooit woonde | GEWEIGERD | tests/moeilijk/test_gezinnen.py::test_over_wie_er_nooit_woonde_kan_niets_worden_geschreven |
| aanvraag zonder melding: zij is zelf de melding | AANVAARD | keukentafel/besluit/tests/test_aanvraag.py::test_wmo_zonder_melding_is_zelf_een_melding |
| aanvraag op papier van een eerdere dag | AANVAARD | keukentafel/besluit/tests/test_aanvraag.py::test_papier_van_een_eerdere_dag_loopt_vanaf_die_dag |
| aanvraag van een dag in de toekomst | VRAAGT | keukentafel/besluit/tests/test_aanvraag.py::test_een_dag_in_de_toekomst_is_een_vraag_terug |
| twee aanvragen voor hetzelfde | VRAAGT | keukentafel/besluit/tests/test_aanvraag.py::test_twee_aanvragen_voor_een_ding_een_vraag_terug_dan_aanvaard |
| jongere van zestien vraagt zelf aan | AANVAARD | keukentafel/besluit/tests/test_aanvraag.py::test_jongere_van_zestien_vraagt_zelf_aan |
| aanvraag voor een kind, zonder wie aanvraagt | VRAAGT | keukentafel/besluit/tests/test_aanvraag.py::test_kind_onder_de_twaalf_vraagt_wie_aanvraagt |
| aanvraag voor wie overleden is | VRAAGT | keukentafel/besluit/tests/test_aanvraag.py::test_voor_wie_overleden_is_vraagt_wie_het_doet |
| aanvraag in een gesloten dossier | VRAAGT | keukentafel/besluit/tests/test_aanvraag.py::test_gesloten_dossier_vraagt_om_heropenen |
| aanvraag in een samengevoegd huishouden | VRAAGT | keukentafel/besluit/tests/test_aanvraag.py::test_samengevoegd_huishouden_wijst_naar_het_andere_dossier |
| ingebrekestelling te vroeg: bewaard, werkt niet | GEWEIGERD | keukentafel/besluit/tests/test_klok_handelingen.py::test_ingebrekestelling_te_vroeg_blijft_bewaard_en_werkt_niet |
| verlengen waar de wet zelf een termijn geeft, zonder instemming | GEWEIGERD | keukentafel/besluit/tests/test_klok_handelingen.py::test_wmo_verlengen_alleen_met_instemming_op_schrift |
| feestdag die later komt: open termijnen schuiven met bericht | AANVAARD | keukentafel/besluit/tests/test_bewaken.py::test_feestdag_die_later_komt_verschuift_wat_open_is_met_bericht |
| feestdag die later komt: een bezwaar schuift met bericht | AANVAARD | keukentafel/besluit/tests/test_rechtstermijnen.py::test_een_bezwaar_schuift_met_bericht_en_komt_terug_als_de_dag_wordt_ingetrokken |
| feestdag die later komt: de inwoner krijgt langer en nooit korter om bezwaar te maken | AANVAARD | keukentafel/besluit/tests/test_rechtstermijnen.py::test_de_inwoner_krijgt_een_dag_langer_en_nooit_korter |
| feestdag die later komt: het onderzoek na een melding schuift met bericht | AANVAARD | keukentafel/toegang/tests/test_termijnen_herrekenen.py::test_het_onderzoek_schuift_met_bericht_en_de_reden_staat_erbij |
| bezwaar van voor de brief: de termijn volgt de dag waarop die weggaat | AANVAARD | keukentafel/besluit/tests/test_rechtstermijnen.py::test_een_bezwaar_van_voor_de_brief_volgt_de_dag_waarop_die_weggaat |
| ingebrekestelling op een bezwaar terwijl er nog iets ontbreekt | GEWEIGERD | keukentafel/besluit/tests/test_bezwaar.py::test_zolang_er_iets_ontbreekt_is_een_ingebrekestelling_te_vroeg |
| klacht verdagen na de laatste dag zonder instemming | GEWEIGERD | keukentafel/besluit/tests/test_klacht.py::test_na_de_laatste_dag_verdagen_kan_alleen_met_instemming |
| wie het besluit voorbereidde schrijft aan het besluit op het bezwaar | GEWEIGERD | keukentafel/besluit/tests/test_bezwaarbesluit.py::test_wie_het_besluit_voorbereidde_raakt_het_besluit_op_het_bezwaar_niet_aan |
| een besluit terughalen terwijl de post al naar de brief grijpt | AANVAARD | keukentafel/besluit/tests/test_laatste_seconde.py::test_teruggehaald_terwijl_de_post_al_grijpt |
| wie met spoed besliste kijkt het eigen besluit na | GEWEIGERD | keukentafel/besluit/tests/test_nakijken.py::test_wie_besliste_kijkt_niet_na |
| tekenen met een mandaat dat gisteren eindigde | GEWEIGERD | keukentafel/besluit/tests/test_mandaat.py::test_een_mandaat_dat_gisteren_eindigde |
| een besluit een cent boven de grens: naar wie het wel mag | VRAAGT | keukentafel/besluit/tests/test_mandaat.py::test_een_cent_boven_de_grens_gaat_naar_de_manager |
| wie moet tekenen is met verlof: een ander met die functie | AANVAARD | keukentafel/besluit/tests/test_mandaat.py::test_met_verlof_tekent_een_ander_met_dezelfde_functie |
| waarnemen zonder eigen mandaat | GEWEIGERD | keukentafel/besluit/tests/test_mandaat.py::test_waarnemen_geeft_geen_mandaat |
| toekennen aan wie is overleden | GEWEIGERD | keukentafel/besluit/tests/test_mandaat.py::test_iemand_die_is_overleden |
| over de tijd voor het overlijden beslissen | AANVAARD | keukentafel/besluit/tests/test_wetswacht_databank.py::test_niets_na_overlijden_en_wel_over_de_tijd_ervoor |
| de brief versturen van wie na het besluit overleed | AANVAARD | keukentafel/besluit/tests/test_wetswacht_databank.py::test_wie_sterft_na_het_besluit_houdt_de_brief_niet_tegen |
| bijstand door een stichting | GEWEIGERD | keukentafel/besluit/tests/test_mandaat.py::test_participatiewet_door_een_stichting |
| dezelfde hulp twee keer in een periode, met SQL | GEWEIGERD | keukentafel/besluit/tests/test_wetswacht_databank.py::test_een_dag_samen_is_dubbel |
| twee inwoners samenvoegen met dezelfde hulp in dezelfde periode | GEWEIGERD | keukentafel/besluit/tests/test_mandaat.py::test_dezelfde_hulp_in_dezelfde_periode_gaat_eerst_weg |
| besluit van een jongere van 16: voor de jongere zelf | AANVAARD | keukentafel/besluit/tests/test_opstellen.py::test_een_jongere_van_16_vraagt_zelf_en_krijgt_het_zelf |
| besluit op papier getekend, later vastgelegd, met reden | AANVAARD | keukentafel/besluit/tests/test_beslissen.py::test_op_papier_getekend_draagt_de_dag_van_toen |
| besluit opstellen in een gesloten dossier | GEWEIGERD | keukentafel/besluit/tests/test_opstellen.py::test_een_gesloten_dossier_gaat_eerst_open |
| aangeboden aan iemand met verlof: wie kan wel? | VRAAGT | keukentafel/besluit/tests/test_beslissen.py::test_wie_met_verlof_is_wordt_genoemd_met_wie_wel_kan |
| hulp tot de dag van overlijden | AANVAARD | keukentafel/besluit/tests/test_beslissen.py::test_hulp_tot_het_overlijden_wordt_aanvaard |
| hulp na het overlijden | GEWEIGERD | keukentafel/besluit/tests/test_beslissen.py::test_hulp_na_het_overlijden_wordt_geweigerd |
| afwijken van een zwaarwegend advies zonder reden | GEWEIGERD | keukentafel/besluit/tests/test_beslissen.py::test_afwijken_vraagt_een_motivering |
| twee mensen aan een tekst van een besluit | VRAAGT | keukentafel/besluit/tests/test_opstellen.py::test_wie_te_laat_bewaart_ziet_beide_teksten |
| iemand zonder gezag stemt in met het plan: opgeschreven, telt niet, wie dan wel? | VRAAGT | keukentafel/plan/tests/test_akkoord.py::test_wie_niet_mag_beslissen_wordt_opgeschreven_en_telt_niet |
| jongere van twaalf of vijftien met eigen hulp: ook het ja van wie gezag heeft | VRAAGT | keukentafel/plan/tests/test_moeilijk.py::test_tot_zestien_wordt_ook_de_ander_gevraagd |
| jongere van zestien of zeventien met eigen hulp beslist zelf | AANVAARD | keukentafel/plan/tests/test_moeilijk.py::test_vanaf_zestien_is_het_eigen_ja_genoeg |
| gewelddadige partner die vraagt wat er veranderde | GEWEIGERD | keukentafel/plan/tests/test_moeilijk.py::test_een_gewelddadige_partner_die_vraagt_wat_er_veranderde_leest_niets |
| twee dragen tegelijk de regie over: een wint | GEWEIGERD | keukentafel/plan/tests/test_regie_databank.py::test_twee_dragen_tegelijk_over_en_een_wint |
| specialist die na het antwoord het dossier nog eens opent | GEWEIGERD | keukentafel/plan/tests/test_einde_band.py::test_de_databank_geeft_de_specialist_na_het_antwoord_geen_enkele_rij |
| een stap voor een collega die uit dienst is | GEWEIGERD | keukentafel/plan/tests/test_handelingen.py::test_niet_voor_wie_vertrokken_is_of_er_niets_mee_heeft |
| een stap voor een gezinslid dat verhuisde | GEWEIGERD | keukentafel/plan/tests/test_handelingen.py::test_niet_voor_een_lid_dat_verhuisd_is |
| regie die in een kring rondgaat: de coördinator kijkt waarom | AANVAARD | keukentafel/plan/tests/test_overdracht.py::test_heen_en_weer_mag_en_de_coordinator_kijkt_waarom |
| elkaar tegelijk de regie aanbieden | GEWEIGERD | keukentafel/plan/tests/test_overdracht.py::test_twee_tegelijk_kan_niet |
| regisseur die vertrekt zonder overdracht: een vacature met een waarnemer | AANVAARD | keukentafel/plan/tests/test_overdracht.py::test_wie_vertrekt_zonder_overdracht_laat_een_vacature_met_een_waarnemer |
| doel van wie vertrok: te lezen, niet meer gevraagd | AANVAARD | keukentafel/plan/tests/test_aan_tafel.py::test_een_doel_van_wie_vertrok_blijft_leesbaar_en_wordt_niet_gevraagd |
| een plan in twee talen, en de tekst veranderde later | AANVAARD | keukentafel/plan/tests/test_aan_tafel.py::test_de_laatste_telt_en_een_oude_tekst_wordt_gezegd |
| gezin splitst: het kind hoort bij beide | AANVAARD | keukentafel/plan/tests/test_splitsen.py::test_wie_vertrekt_krijgt_een_eigen_dossier_en_een_kind_hoort_bij_beide |
| gezin splitst achter een muur: die muur blijft | AANVAARD | keukentafel/plan/tests/test_splitsen.py::test_wie_achter_een_wand_woonde_blijft_daar |
| twee dossiers van een gezin worden een, en weer twee | AANVAARD | keukentafel/plan/tests/test_splitsen.py::test_twee_dossiers_worden_een_en_ongedaan_maken_herstelt_elke_rij |
| samenvoegen met een afgeschermd, gesloten of ander dossier | GEWEIGERD | keukentafel/plan/tests/test_splitsen.py::test_samenvoegen_wordt_geweigerd_bij_afgeschermd_gesloten_of_ander_team |
| bezwaar gepost op tijd, later ontvangen | AANVAARD | keukentafel/besluit/tests/test_bezwaar.py::test_gepost_op_tijd_en_later_ontvangen_is_aanvaard |
| huishouden samengevoegd terwijl het besluit ter beslissing ligt | AANVAARD | keukentafel/besluit/tests/test_samenvoegen.py::test_aanvraag_besluit_en_klok_gaan_mee_en_tekenen_kan_daarna |
| huishouden samengevoegd terwijl er een bezwaar loopt | AANVAARD | keukentafel/besluit/tests/test_samenvoegen.py::test_een_bezwaar_gaat_mee_en_wordt_daar_verder_behandeld |
| toestemming ingetrokken terwijl er al is gedeeld: het houdt meteen op | AANVAARD | keukentafel/delen/tests/test_handelingen.py::test_intrekken_werkt_meteen_en_laat_staan_wat_al_was_gedeeld |
| toestemming door een ouder voor wie zelf beslist | GEWEIGERD | keukentafel/delen/tests/test_handelingen.py::test_een_ouder_trekt_niets_in_van_wie_zelf_beslist |
| toestemming van een kind, gezag niet bekend | VRAAGT | keukentafel/delen/tests/test_regels.py::test_zonder_bekend_gezag_blijft_de_vraag_staan |
| een doel dat niet bij de partner past: met het juiste doel mag het | GEWEIGERD | keukentafel/delen/tests/test_handelingen.py::test_een_doel_dat_niet_bij_de_partner_past_wordt_geweigerd_en_met_het_juiste_doel_mag_het |
| toestemming door een ouder zonder gezag | GEWEIGERD | keukentafel/delen/tests/test_handelingen.py::test_een_ouder_zonder_gezag_geeft_geen_toestemming |
| noodtoegang zonder reden | GEWEIGERD | keukentafel/privacy/tests/test_noodtoegang.py::test_zonder_reden_niet |
| noodtoegang keer op keer: geteld en verteld | AANVAARD | keukentafel/privacy/tests/test_noodtoegang.py::test_vaker_wordt_geteld_en_verteld |
| noodtoegang op een collega, familie of buur | GEWEIGERD | keukentafel/privacy/tests/test_noodtoegang.py::test_eigen_kring_nooit |
| noodtoegang op het huis van een collega uit het eigen team: alleen met akkoord vooraf | GEWEIGERD | keukentafel/privacy/tests/test_noodtoegang.py::test_een_collega_uit_het_eigen_team_alleen_met_akkoord_en_dat_verraadt_niet_waarom |
| noodtoegang en een klok die terugspringt | GEWEIGERD | keukentafel/privacy/tests/test_noodtoegang.py::test_een_klok_die_terugspringt_opent_niets_opnieuw |
| noodtoegang en een klok die vooruit en terug springt | GEWEIGERD | keukentafel/privacy/tests/test_noodtoegang.py::test_een_klok_die_vooruit_en_terug_springt_geeft_niet_meer_tijd |
| logboek verzegelen met een klok die terugspringt | AANVAARD | keukentafel/poort/tests/test_verzegeling.py::test_een_klok_die_terugspringt_verandert_de_volgorde_niet |
| verwijderen onder een bewaarstop | GEWEIGERD | keukentafel/privacy/tests/test_vernietigen.py::test_een_bewaarstop_weigert_ook_een_verzoek |
| inzage door de ouder van een meisje van 14 | VRAAGT | keukentafel/privacy/tests/test_verzoek_handelingen.py::test_de_ouder_van_een_meisje_van_14 |
| inzage door een ex-partner: niets van de ander | GEWEIGERD | keukentafel/privacy/tests/test_verzoek_handelingen.py::test_een_ex_partner_krijgt_niets_van_de_ander |
| inzage door een naamgenoot | GEWEIGERD | keukentafel/privacy/tests/test_verzoek_handelingen.py::test_een_naamgenoot_krijgt_niets |
| medewerker die vertrekt met noodtoegang open | GEWEIGERD | keukentafel/privacy/tests/test_noodtoegang.py::test_wie_vertrekt_is_meteen_buiten |
| sleutel en aanmelding van wie uit dienst is | GEWEIGERD | keukentafel/organisatie/tests/test_inloggen.py::test_wie_uit_dienst_is_komt_er_niet_in_en_gaat_eruit |
| adres van de agenda van wie uit dienst is | GEWEIGERD | keukentafel/toegang/tests/test_agendafeed.py::test_wie_weg_is_heeft_geen_agenda_meer |
| privacy officer die het eigen dossier met een reden wil openen | GEWEIGERD | keukentafel/dossier/tests/test_rechten.py::test_het_eigen_dossier_gaat_ook_met_een_reden_niet_open |
| privacy officer die over de eigen kring leest | GEWEIGERD | keukentafel/privacy/tests/test_logboek.py::test_wie_toezicht_houdt_leest_niets_over_de_eigen_kring |
| besluiten over de API zonder mandaat, als adviseur of over het eigen besluit | GEWEIGERD | keukentafel/besluit/tests/test_api.py::test_op_bezwaar_nooit_wie_het_besluit_nam |
| zoeken dat de regel van het lezen niet kent | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_ander_team_vindt_niets |
| aanvullen noemt wie verborgen is | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_wie_verborgen_is_staat_in_geen_lijst |
| uitgeklapte relatie met wie verborgen is | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_verborgen_familielid_staat_niet_op_de_kaart_van_een_ander |
| stuk van een ander dossier onder het eigen adres | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_stuk_van_een_ander_dossier_opent_niet_onder_het_eigen |
| in een keer verdelen of herverdelen met sleutels van een ander team | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_melding_van_een_ander_team_laat_zich_niet_verdelen |
| geraden adres van een bestand | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_bestand_gaat_alleen_naar_wie_het_mag_lezen |
| geraden adres van een bestand onder een andere wet, in het eigen team | GEWEIGERD | keukentafel/dossier/tests/test_documenten.py::test_een_document_onder_de_jeugdwet |
| naam of BSN in een foutmelding van ons: niet op de pagina, niet in het log | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_500_noemt_niemand |
| waarde die de databank of een veld niet kan lezen: niet in het log | GEWEIGERD | keukentafel/kern/tests/test_logs.py::test_een_waarde_die_de_databank_niet_kan_lezen_staat_niet_in_het_log |
| formule in een tekst die als CSV weggaat | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_wat_iemand_typt_wordt_in_geen_bestand_een_formule |
| CSV met een formule, geopend met een ander scheidingsteken | GEWEIGERD | keukentafel/kern/tests/test_werkblad.py::test_ook_met_een_ander_scheidingsteken_wordt_geen_stuk_een_formule |
| elk CSV-bestand langs dezelfde schrijver | AANVAARD | tests/moeilijk/test_bekende_fouten.py::test_elk_bestand_voor_een_rekenblad_gaat_langs_dezelfde_schrijver |
| terugknop na uitloggen, ook in een browser die bladen bewaart | GEWEIGERD | tests/moeilijk/test_bekende_fouten.py::test_een_gewone_browser_bewaart_geen_blad_en_zonder_onze_kop_wel |
| startwachtwoord van wie ook de gevoelige rol voorstelt | GEWEIGERD | keukentafel/organisatie/tests/test_startwachtwoord.py::test_wie_het_startwachtwoord_zette_komt_niet_binnen_met_de_rol |
| wie zich voor een collega uitgeeft voordat die een gevoelige rol krijgt | GEWEIGERD | keukentafel/organisatie/tests/test_startwachtwoord.py::test_wie_zich_voor_een_ander_uitgeeft_heeft_niets_aan_een_eigen_wachtwoord |
| inwoner aan de balie: wie keek in mijn dossier? | VRAAGT | keukentafel/privacy/tests/test_ingang.py::test_elke_link_gaat_open_en_wat_open_gaat_heeft_een_link |
"""  # noqa: E501

from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
UITKOMSTEN = {"AANVAARD", "VRAAGT", "GEWEIGERD"}


def rijen() -> list[list[str]]:
    """The table above: case, outcome, test."""
    regels = [r for r in (__doc__ or "").splitlines() if r.startswith("| ")][2:]
    return [[cel.strip() for cel in r.strip("|").split("|")] for r in regels]


def test_elk_moeilijk_geval_heeft_een_uitkomst_en_een_test_die_bestaat():
    assert len(rijen()) > 35
    mist = []
    for _geval, uitkomst, waar in rijen():
        bestand, _, naam = waar.partition("::")
        tekst = (WORTEL / bestand).read_text() if (WORTEL / bestand).is_file() else ""
        if uitkomst not in UITKOMSTEN or not tekst or f"def {naam}" not in (tekst if naam else "def "):
            mist.append(waar)
    assert not mist, "\n".join(mist)


def test_elk_geval_staat_er_een_keer():
    gevallen = [geval for geval, _, _ in rijen()]
    assert len(gevallen) == len(set(gevallen))
