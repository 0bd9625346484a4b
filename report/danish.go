package report

import (
	"fmt"
	"strconv"
	"strings"

	"oplyst/extract/dates"
	"oplyst/ingest"
)

// verdictWords gives each verdict its word and shape: a verdict is never told
// by colour alone.
var verdictWords = map[string]struct{ Word, Shape string }{
	"documented":     {"Dokumenteret", "✓"},
	"partial":        {"Delvist dokumenteret", "◐"},
	"missing":        {"Mangler", "○"},
	"contradicted":   {"Modsagt i sagen", "✕"},
	"not_applicable": {"Ikke relevant", "–"},
}

// itemShortWords are the column heads of the overview.
var itemShortWords = map[string]string{
	"nr1": "Nr. 1", "nr2": "Nr. 2", "nr3": "Nr. 3", "nr4": "Nr. 4", "nr5": "Nr. 5", "rehabiliteringsteam": "Team",
	"sundhedskoordinator": "Sundh.koord.", "klinisk_funktion": "Klinisk funkt.", "ressourceforloeb": "Ress.forløb",
	"under_40": "18-39 år", "partshoering_moede": "Møde", "revision": "Revision", "samlet_beskrivelse": "Samlet beskr.",
}

var diagnosisStatusWords = map[string]string{
	"confirmed": "bekræftet", "suspected": "mistanke", "negated": "afkræftet",
	"historical": "tidligere", "family": "i familien",
}

var indsatsStatusWords = map[string]string{
	"recommended": "anbefalet", "planned": "planlagt", "ongoing": "i gang", "completed": "gennemført",
	"interrupted": "afbrudt", "declined": "borgeren har sagt nej", "not_relevant": "vurderet ikke relevant",
	"mentioned": "nævnt",
}

var indsatsTypeWords = map[string]string{
	"ressourceforloeb": "Ressourceforløb", "jobafklaringsforloeb": "Jobafklaringsforløb",
	"virksomhedspraktik": "Virksomhedspraktik", "loentilskud": "Løntilskud", "fleksjob": "Fleksjob",
	"nytteindsats": "Nytteindsats", "ordinaere_timer": "Ordinære timer", "arbejdsproevning": "Arbejdsprøvning",
	"vejledning_opkvalificering": "Vejledning og opkvalificering", "uddannelse": "Uddannelse", "stu": "STU",
	"revalidering": "Revalidering", "mentor": "Mentor", "personlig_assistance": "Personlig assistance",
	"hjaelpemidler": "Hjælpemidler", "stoette_kontaktperson": "Støtte-kontaktperson", "bostoette": "Bostøtte",
	"hjemmehjaelp": "Hjemmehjælp", "botilbud": "Botilbud", "beskyttet_beskaeftigelse": "Beskyttet beskæftigelse",
	"aktivitets_samvaerstilbud": "Aktivitets- og samværstilbud", "misbrugsbehandling": "Misbrugsbehandling",
	"gaeldsraadgivning": "Gældsrådgivning", "psykologbehandling": "Psykologbehandling",
	"psykiatrisk_behandling": "Psykiatrisk behandling", "medicinsk_behandling": "Medicinsk behandling",
	"smertebehandling": "Smertebehandling", "fysioterapi": "Fysioterapi", "ergoterapi": "Ergoterapi",
	"operation": "Operation", "mestringskursus": "Mestringskursus", "motion_traening": "Motion og træning",
	"kostvejledning": "Kostvejledning", "hjerneskaderehabilitering": "Hjerneskaderehabilitering",
	"udredning": "Udredning", "funktionsevnebeskrivelse": "Funktionsevnebeskrivelse", "sundhedssamtale": "Sundhedssamtale",
}

var documentTypeWords = map[string]string{
	"rehabiliteringsplan-forberedende": "Rehabiliteringsplan, forberedende del",
	"rehabiliteringsplan-indsatsdel":   "Rehabiliteringsplan, indsatsdel",
	"samlet-beskrivelse":               "Samlet beskrivelse", "teamindstilling": "Rehabiliteringsteamets indstilling",
	"sundhedskoordinator-udtalelse": "Sundhedskoordinatorens udtalelse", "laege-265": "Lægeattest LÆ 265",
	"laege-125": "Statusattest LÆ 125", "laege-135": "Specifik helbredsattest LÆ 135",
	"laege-145": "Generel helbredsattest LÆ 145", "laege-275": "Klinisk funktions attest LÆ 275",
	"laege-285": "Attest til sygedagpengeopfølgning LÆ 285", "speciallaegeerklaering": "Speciallægeerklæring",
	"epikrise": "Epikrise eller hospitalsnotat", "neuropsykologisk-undersoegelse": "Neuropsykologisk undersøgelse",
	"funktionsevnebeskrivelse": "Funktionsevnebeskrivelse", "praktikevaluering": "Evaluering af praktik",
	"journalnotat": "Journalnotat", "moedereferat": "Mødereferat", "partshoering": "Partshøring",
	"afgoerelse": "Afgørelse eller udkast", "ansoegning": "Ansøgning", "klage": "Klage", "samtykke": "Samtykke",
	"cv": "CV", "korrespondance": "Brev eller mail", "andet": "Andet",
}

var trackWords = map[string]string{
	"ordinary": "Almindelig sag", "existing_basis": "Sag på det foreliggende grundlag (LSP § 17, stk. 2)",
	"senior": "Seniorførtidspension (LSP § 17, stk. 3, til 31. december 2019)", "refusal": "Sag om afslag",
}

// trackShortWords are for the overview; an ordinary case needs no word.
var trackShortWords = map[string]string{
	"ordinary": "", "existing_basis": "foreliggende grundlag", "senior": "senior", "refusal": "afslag",
}

var stateWords = map[ingest.State]string{
	ingest.Read: "læst", ingest.Partial: "delvist læst", ingest.Unread: "ikke læst",
	ingest.Skipped: "sprunget over", ingest.Quarantined: "sat til side",
}

// word looks up a Danish word and falls back on the value itself.
func word(words map[string]string, value string) string {
	if w, ok := words[value]; ok {
		return w
	}
	return value
}

// period writes a from-to pair of EDTF values.
func period(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == to:
		return dates.Danish(from)
	case from == "":
		return "til " + dates.Danish(to)
	case to == "" || to == "..":
		return "fra " + dates.Danish(from)
	}
	return dates.Danish(from) + " – " + dates.Danish(to)
}

// count writes a number with its noun: 1 side, 2 sider.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// hours writes hours a week with a decimal comma.
func hours(h float64) string {
	if h == 0 {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(h, 'f', -1, 64), ".", ",", 1)
}
