package statement

import "oplyst/extract/match"

// Speaker is whose words a statement is.
type Speaker string

// The speakers of extract/lexicon/statements.md.
const (
	Borger              Speaker = "borger"
	Paaroerende         Speaker = "paaroerende"
	Laege               Speaker = "laege"
	Speciallaege        Speaker = "speciallaege"
	KliniskFunktion     Speaker = "klinisk_funktion"
	Sundhedskoordinator Speaker = "sundhedskoordinator"
	Team                Speaker = "team"
	Sagsbehandler       Speaker = "sagsbehandler"
	Virksomhed          Speaker = "virksomhed"
	Jurist              Speaker = "jurist"
	Lov                 Speaker = "lov"
)

// Statement is a sentence-level finding the checklist needs. Label says what
// the sentence asserts after negation, certainty and time are taken into
// account (extract/lexicon/statements.md).
type Statement struct {
	match.Span         // the whole sentence or table cell
	Label      string  // "permanent_reduction", "treatment_left" ...
	Speaker    Speaker // whose words
	Weak       bool    // hedged: 'kan ikke udelukkes', 'måske'
	Past       bool    // about an earlier time than the document's
	Hours      float64 // label "hours": hours a week, else 0
	Rule       string  // table row and context decision
	Doubted    bool    // rests on words that text recognition was not sure of; set by extract
}
