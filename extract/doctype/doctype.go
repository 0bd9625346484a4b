// Package doctype says what a document is: its type, its own date, the persons
// it names and the language it is in. It reads content first and the file name
// second.
package doctype

// Result is the type of a document and why.
type Result struct {
	Type string // one of Types
	Rule string // the row of doc_types.tsv or the structure that decided
}

// Types lists the document types of cases/README.md section 2.
var Types = []string{
	"rehabiliteringsplan-forberedende", "rehabiliteringsplan-indsatsdel", "samlet-beskrivelse", "teamindstilling",
	"sundhedskoordinator-udtalelse", "laege-265", "laege-125", "laege-135", "laege-145", "laege-275", "laege-285",
	"speciallaegeerklaering", "epikrise", "neuropsykologisk-undersoegelse", "funktionsevnebeskrivelse",
	"praktikevaluering", "journalnotat", "moedereferat", "partshoering", "afgoerelse", "ansoegning", "klage",
	"samtykke", "cv", "korrespondance", "andet",
}
