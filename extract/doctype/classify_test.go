package doctype

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// heads are upper parts of invented papers with their type.
var heads = []struct{ want, text string }{
	{"laege-265", "Lægerne Torvet\n\nAttest til rehabiliteringsteamet, LÆ 265\n\nPatient: Bo Friis, 010180-0019\n1. Diagnoser\nSlidgigt i begge knæ"},
	{"laege-265", "LÆ265\nLægeattest til rehabiliteringsteam\nUdfyldt den 3. maj 2021 på grundlag af konsultation\nDiagnoser: KOL"},
	{"laege-125", "Statusattest LÆ 125\nTil Nørre Kommune\nVedr. 010180-0019 Bo Friis\nSvar på LÆ 121 af 3. maj 2021\nBehandlingen fortsætter uændret."},
	{"laege-125", "Reumatologisk Ambulatorium, Sygehus Øst\nSTATUSATTEST\nKommunens spørgsmål: prognose?\nSvar: Tilstanden er stationær."},
	{"laege-135", "Specifik helbredsattest\nLÆ 135\nKonsultation 3. maj 2021\nHelbredsproblem: skulder"},
	{"laege-145", "Generel helbredsattest (LÆ 145)\nLægehuset Vest\nHelbredstilstand i almindelighed god"},
	{"laege-275", "Region Sjælland\nKlinisk Funktion\nSpeciallægeattest (LÆ 275)\nRekvirent: Sorø Kommune"},
	{"laege-275", "Attest fra klinisk funktion\nSocialmedicinsk enhed\nVedrørende Bo Friis\nSpørgsmål fra kommunen"},
	{"laege-285", "Attest til sygedagpengeopfølgning\nLÆ 285\nUarbejdsdygtig siden 3. maj 2021"},
	{"speciallaegeerklaering", "Psykiatrisk Klinik\nSpeciallægeerklæring i psykiatri\nRekvirent: Sorø Kommune\nPt. er undersøgt den 3. maj 2021"},
	{"speciallaegeerklaering", "Neurologisk speciallægepraksis v. Ib Holm, speciallæge i neurologi\nNeurologisk erklæring\nVedr. Bo Friis"},
	{"epikrise", "Aarhus Universitetshospital\nNeurologisk afdeling\nUdskrivningsbrev\nIndlagt 3. maj 2021, udskrevet 9. maj 2021\nAktionsdiagnose: DI639"},
	{"epikrise", "Psykiatrien i Region Nord, Ambulatorium for angst\nAmbulant notat\nKontaktdato 3. maj 2021\nObjektivt: stemningslejet neutralt"},
	{"epikrise", "Ortopædkirurgisk afdeling, Sygehus Vest\nOperationsbeskrivelse\nIndgreb: alloplastik"},
	{"epikrise", "Røntgenafdelingen, Sygehus Vest\nMR af columna lumbalis\nBeskrivelse: diskusprolaps L4/L5"},
	{"epikrise", "Smerteklinikken, Regionshospitalet\nAfslutningsbrev\nKære kollega\nPatienten afsluttes til egen læge"},
	{"neuropsykologisk-undersoegelse", "Hjerneskadecenter Syd\nNeuropsykologisk undersøgelse\nPsykolog Lis Dam\nWAIS-IV viser"},
	{"neuropsykologisk-undersoegelse", "Psykolog Lis Dam, specialist i neuropsykologi\nNotat til kommunen\nUndersøgt med WAIS-IV og Rey CFT"},
	{"funktionsevnebeskrivelse", "Sorø Kommune, Træning\nErgoterapeut Maj Lund\nBeskrivelse af funktionsevnen i hjemmet\nADL: borger støvsuger ikke"},
	{"funktionsevnebeskrivelse", "ADL-vurdering (AMPS)\nErgoterapeutisk undersøgelse i borgerens hjem"},
	{"rehabiliteringsplan-forberedende", "Rehabiliteringsplanens forberedende del\nSorø Kommune\nBorgerens mål\nVil gerne have ro"},
	{"rehabiliteringsplan-forberedende", "Jobcenter Sorø\nREHABILITERINGSPLAN\nForberedende del\n1. Uddannelse og beskæftigelse"},
	{"rehabiliteringsplan-indsatsdel", "Rehabiliteringsplan - indsatsdel\nKoordinerende sagsbehandler Ida Bro\nAftalte indsatser"},
	{"rehabiliteringsplan-indsatsdel", "Rehabiliteringsplanens indsatsdel, revideret\nMål: 6 timer\nMentor bevilget"},
	{"samlet-beskrivelse", "Sorø Kommune\nSamlet beskrivelse efter LAB § 43\nBorger: Bo Friis"},
	{"teamindstilling", "Sorø Kommune\nRehabiliteringsteamets indstilling\nMøde den 3. maj 2021\nTeamet indstiller til ressourceforløb"},
	{"teamindstilling", "REHABILITERINGSTEAM SORØ\nIndstilling vedr. Bo Friis\nDeltagere: sundhedskoordinator Lis Dam\nTeamets vurdering\nTeamet anbefaler fleksjob"},
	{"sundhedskoordinator-udtalelse", "Region Sjælland\nSundhedskoordinator Lis Dam\nUdtalelse i sag om Bo Friis\nDet er min vurdering"},
	{"sundhedskoordinator-udtalelse", "Sundhedskoordinatorens vurdering\nTil rehabiliteringsteamet i Sorø\nDiagnoserne er velbelyste"},
	{"praktikevaluering", "SuperBrugsen Sorø\nEvaluering af virksomhedspraktik\nPraktikant: Bo Friis\nFremmøde: 60 %"},
	{"praktikevaluering", "Projekt Værkstedet\nAfsluttende status på arbejdsprøvning\nDeltager Bo Friis\nArbejdstempo nedsat"},
	{"praktikevaluering", "Genbrugsen Havnen\nTilbagemelding om praktikforløb\nBo startede hos os i maj, opgaverne var sortering"},
	{"praktikevaluering", "Slutrapport, løntilskud\nVirksomhed: Sorø Bibliotek\nFremmøde stabilt, effektivitet 40 %"},
	{"journalnotat", "Journaludskrift\nSorø Kommune, Jobcenter\n03-05-2021 IB\nSamtale med borger\n10-05-2021 IB\nOpfølgning"},
	{"journalnotat", "Sorø Kommune sag 21/1234\n03-05-2021 IB\nSamtale med borger\n10-05-2021 IB\nOpfølgning\n12-06-2021 IB\nAfslag drøftet\n19-06-2021 IB\nKlage modtaget"},
	{"journalnotat", "Journalnotat\nDato: 3. maj 2021\nTelefonsamtale med borger om samtykke"},
	{"moedereferat", "Referat af møde med Bo Friis den 3. maj 2021\nDeltagere: Bo, Ida\nDagsorden"},
	{"moedereferat", "Rundbordssamtale på jobcentret, referat\nTil stede: Bo, mentor, bostøtte"},
	{"partshoering", "Sorø Kommune\nBo Friis\nPartshøring\nVi påtænker at give dig afslag på førtidspension. Dine bemærkninger skal være hos os senest"},
	{"partshoering", "Sorø Kommune\nHøring over udkast til afgørelse\nKære Bo Friis\nDu har mulighed for at komme med bemærkninger"},
	{"afgoerelse", "Sorø Kommune\nBo Friis\nAfgørelse om førtidspension\nVi har truffet afgørelse om, at du får tilkendt førtidspension. Du kan klage over afgørelsen."},
	{"afgoerelse", "Sorø Kommune, Jobcenter\nBevilling af ressourceforløb\nKære Bo\nDu er visiteret til ressourceforløb. Klagevejledning"},
	{"afgoerelse", "Sorø Kommune\nAfslag på førtidspension\nKære Bo Friis\nKommunen har besluttet at give dig afslag"},
	{"afgoerelse", "Ankestyrelsen\nAfgørelse i din sag om førtidspension\nVi stadfæster kommunens afgørelse"},
	{"ansoegning", "Ansøgning om førtidspension\nNavn: Bo Friis\nCpr.: 010180-0019\nJeg søger om pension"},
	{"ansoegning", "Til Sorø Kommune\nJeg hedder Bo Friis, og jeg vil gerne søge om førtidspension.\nMvh Bo"},
	{"klage", "Bo Friis\nTil Sorø Kommune\nKlage over afslag på førtidspension\nJeg klager hermed over jeres afgørelse"},
	{"klage", "Til Ankestyrelsen\nJeg vil klage over kommunens afgørelse af 3. maj 2021\nVenlig hilsen Bo"},
	{"samtykke", "Samtykkeerklæring\nJeg giver samtykke til, at kommunen indhenter oplysninger"},
	{"samtykke", "FULDMAGT\nUndertegnede Bo Friis giver Lis Friis fuldmagt til at føre min sag"},
	{"cv", "Curriculum vitae\nBo Friis\nErhvervserfaring\n2004-2010 Lagermedarbejder"},
	{"cv", "CV\nBo Friis\n2004-2010 Lager\nKurser: truck"},
	{"korrespondance", "Fra: Bo Friis\nTil: Ida Bro\nDato: 3. maj 2021\nEmne: Min sag\nHej Ida\nHar I modtaget min ansøgning?"},
	{"korrespondance", "Dansk Metal, Socialafdelingen\nSorø Kommune\nVedr. vores medlem Bo Friis\nVi skriver på vegne af vores medlem. Han har været syg længe.\nVenlig hilsen Per"},
	{"korrespondance", "Bo Friis\nSvar på partshøring\nTak for jeres brev. Jeg er ikke enig.\nVenlig hilsen Bo"},
	{"andet", "Sorø Kommune\nLægekonsulentens notat\nJeg har gennemgået sagens akter. LÆ 265 foreligger."},
	{"andet", "Bostedet Egen\nStatusbeskrivelse\nBo har brug for støtte til at stå op"},
	{"andet", "Rusmiddelcenter Sorø\nStatus til jobcentret\nBo har fulgt behandlingen"},
	{"andet", "Sorø Fysioterapi\nStatusbrev\nVi har set Bo 10 gange, smerterne er uændrede"},
	{"andet", "Anmodning om statusattest (LÆ 121)\nTil Lægerne Torvet\nKommunen beder om en attest"},
	{"andet", "Aktliste\n1. Ansøgning om førtidspension\n2. LÆ 265\n3. Rehabiliteringsplan"},
}

func TestClassifyByContent(t *testing.T) {
	for _, h := range heads {
		if r := Classify("scan0012.pdf", []string{h.text}); r.Type != h.want {
			t.Errorf("%q: %s (%s), want %s", h.text[:min(60, len(h.text))], r.Type, r.Rule, h.want)
		}
	}
	seen := map[string]bool{}
	for _, h := range heads {
		seen[h.want] = true
	}
	for _, k := range Types {
		if !seen[k] {
			t.Errorf("no example of %s", k)
		}
	}
}

func TestMentionsAreNoType(t *testing.T) {
	for _, c := range []struct{ want, text string }{
		{"journalnotat", "Journalnotat\n3. maj 2021\nLÆ 265 bestilt hos egen læge. Ansøgning om førtidspension drøftet. Rehabiliteringsteamets indstilling afventes."},
		{"teamindstilling", "Rehabiliteringsteamets indstilling\nGrundlag: Rehabiliteringsplanens forberedende del, LÆ 265, speciallægeerklæring, funktionsevnebeskrivelse, praktikevaluering\nTeamet indstiller til fleksjob"},
		{"afgoerelse", "Sorø Kommune\nAfgørelse om førtidspension\nBegrundelse\nVi har lagt vægt på LÆ 265, speciallægeerklæring og rehabiliteringsteamets indstilling. Du kan klage over afgørelsen."},
		{"korrespondance", "Fra: Ida\nTil: Lis\nEmne: LÆ 265 og rehabiliteringsplan\nHej Lis\nHer er attesten."},
	} {
		if r := Classify("x.pdf", []string{c.text}); r.Type != c.want {
			t.Errorf("%q: %s (%s), want %s", c.text[:40], r.Type, r.Rule, c.want)
		}
	}
}

func TestClassifyByName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Bilag 3 LÆ 265.pdf", "laege-265"}, {"statusattest maj.pdf", "laege-125"}, {"CV Bo.pdf", "cv"}, {"Epikrise_neuro.pdf", "epikrise"}, {"Partshøring afslag.pdf", "partshoering"},
		{"Rehab-plan BF.docx", "rehabiliteringsplan-forberedende"}, {"Indstilling rehabteam 030521.pdf", "teamindstilling"}, {"Samtykkeerklæring.pdf", "samtykke"}, {"Klage over afslag.pdf", "klage"},
		{"scan0001.pdf", "andet"}, {"", "andet"},
	} {
		if r := Classify(c.name, nil); r.Type != c.want {
			t.Errorf("%s: %s (%s), want %s", c.name, r.Type, r.Rule, c.want)
		}
	}
}

// TestDocTypesTable runs the hit and miss columns of doc_types.tsv.
func TestDocTypesTable(t *testing.T) {
	tab := lexicon.MustLoad("doc_types.tsv", "type", "id", "words", "hit", "miss")
	if len(tab.Rows) != len(rows()) {
		t.Fatal("rows lost")
	}
	types, ids := map[string]bool{}, map[string]bool{}
	for _, k := range Types {
		types[k] = true
	}
	for n, r := range rows() {
		if !types[r.kind] {
			t.Errorf("line %d: unknown type %s", tab.Rows[n].Line, r.kind)
		}
		if ids[r.id] {
			t.Errorf("line %d: id %s twice", tab.Rows[n].Line, r.id)
		}
		ids[r.id] = true
		clean := func(s string) string {
			s = fold(s)
			if r.place == "name" {
				if k := strings.LastIndexByte(s, '.'); k > 0 {
					s = s[:k]
				}
				s = plainName(s)
			}
			return s
		}
		if hit, _ := r.match(clean(tab.Rows[n].Get("hit"))); !hit {
			t.Errorf("line %d %s: hit %q does not match", tab.Rows[n].Line, r.id, tab.Rows[n].Get("hit"))
		}
		if hit, start := r.match(clean(tab.Rows[n].Get("miss"))); hit && (r.place != "start" || start) && (r.place != "line" || r.whole(clean(tab.Rows[n].Get("miss")))) {
			t.Errorf("line %d %s: miss %q matches", tab.Rows[n].Line, r.id, tab.Rows[n].Get("miss"))
		}
	}
}
