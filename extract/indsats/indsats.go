// Package indsats finds the measures (indsatser) a document names: employment
// measures, support, treatment and examinations, each with the latest status
// the document gives it, its period and its hours a week.
//
// The words are tables: extract/lexicon/indsatser.tsv and drugs.tsv name the
// measures, indsats_cues.tsv the words that tell how far one has come, and
// indsats_verbs.tsv the verbs whose tense, voice and modality do (frame.go);
// predicate.go works out what is denied, still so or would help. A
// mention of a term becomes a row if the second signal its table row asks for
// is there (term.go), and takes its status from the cues of its clause, its
// sentence, its list item or table row, its section, and at last from what is
// usual for its type (status.go).
package indsats

import "oplyst/extract/match"

// Status of an indsats as the document states it.
type Status string

// The statuses of golden/README.md section 4.
const (
	Recommended Status = "recommended"
	Planned     Status = "planned"
	Ongoing     Status = "ongoing"
	Completed   Status = "completed"
	Interrupted Status = "interrupted"
	Declined    Status = "declined"
	NotRelevant Status = "not_relevant"
	Mentioned   Status = "mentioned"
)

// Types lists every type of golden/README.md section 4.
var Types = []string{"ressourceforloeb", "jobafklaringsforloeb", "virksomhedspraktik", "loentilskud", "fleksjob", "nytteindsats",
	"ordinaere_timer", "arbejdsproevning", "vejledning_opkvalificering", "uddannelse", "stu", "revalidering", "mentor", "personlig_assistance",
	"hjaelpemidler", "stoette_kontaktperson", "bostoette", "hjemmehjaelp", "botilbud", "beskyttet_beskaeftigelse", "aktivitets_samvaerstilbud",
	"misbrugsbehandling", "gaeldsraadgivning", "psykologbehandling", "psykiatrisk_behandling", "medicinsk_behandling", "smertebehandling",
	"fysioterapi", "ergoterapi", "operation", "mestringskursus", "motion_traening", "kostvejledning", "hjerneskaderehabilitering", "udredning",
	"funktionsevnebeskrivelse", "sundhedssamtale"}

// Indsats is one measure named in a document, one row per document, type and
// period with the latest status the document gives it.
type Indsats struct {
	match.Span
	Type         string // golden/README.md section 4
	Status       Status
	From, To     string  // EDTF, "" if unknown
	HoursPerWeek float64 // 0 if unknown; the highest reached
	Rule         string  // table row of the term, then why this status
	Doubted      bool    // rests on words that text recognition was not sure of; set by extract
}

// DocInfo is what Find is told about the document.
type DocInfo struct {
	Type string // document type, golden/README.md section 2; "" if unknown
	Date string // the document's own date, YYYY-MM-DD or coarser; "" if unknown
}

// medicine is the type of drugs.
const medicine = "medicinsk_behandling"
