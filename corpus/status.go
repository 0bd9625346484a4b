package corpus

import (
	"strings"

	"oplyst/extract/dates"
)

// Value is how a decision stands.
type Value string

// The values of a status. They are Danish because they are shown as they are.
const (
	Current    Value = "gældende"
	Historical Value = "historisk" // merged into a newer decision, or about rules that are gone
	Repealed   Value = "ophævet"   // set aside; must never be used as practice
	Unknown    Value = "ukendt"    // the sources do not say
)

// Values lists every Value.
var Values = []Value{Current, Historical, Repealed, Unknown}

// Status says how a decision stands on one date.
type Status struct {
	Value        Value
	Confirmed    bool     // a source says so for that date
	ReplacedBy   []string // set if Value is Historical or Repealed
	NotPublished bool     // the decision came later than the date
	Scheme       string   // a scheme the decision is about that had ended on the date, or ""
	Note         string   // Danish: what is known about the status, or ""
}

// String is the Danish text for a person: "gældende", "ophævet, erstattet af
// 58-18", "status ikke bekræftet (anvendt som gældende praksis november 2019)".
func (s Status) String() string {
	text := string(s.Value)
	if s.Value == Unknown || s.NotPublished {
		text = "status ikke bekræftet"
	}
	if s.NotPublished {
		text = "endnu ikke offentliggjort på datoen"
	}
	if len(s.ReplacedBy) > 0 {
		text += ", erstattet af " + joinComma(s.ReplacedBy)
	}
	notes := []string{}
	if s.Note != "" {
		notes = append(notes, s.Note)
	}
	if !s.Confirmed && s.Value != Unknown && !s.NotPublished {
		notes = append(notes, "ikke bekræftet")
	}
	if s.Scheme != "" {
		notes = append(notes, "ordningen er ophævet: "+s.Scheme)
	}
	if len(notes) > 0 {
		text += " (" + strings.Join(notes, "; ") + ")"
	}
	return text
}

// StatusOn gives the status on a day (YYYY-MM-DD). "" asks for the latest that
// is known. A decision that was later replaced was current before, and the
// answer says that this is inferred. After the last date on which a source
// shows a decision as current the value is Unknown, unless the record itself
// says gældende.
func (c *Corpus) StatusOn(nr, date string) Status {
	d, ok := c.ByNr(nr)
	if !ok {
		return Status{Value: Unknown, Note: "findes ikke i kataloget"}
	}
	return d.StatusOn(date)
}

// StatusOn is Corpus.StatusOn for a Decision that came from a Corpus.
func (d *Decision) StatusOn(date string) Status {
	if out, _ := d.PublishedBy(date); !out {
		return Status{Value: Unknown, NotPublished: true}
	}
	s := d.valueOn(date)
	if d.SchemeEnded != "" && (date == "" || date >= d.SchemeEnded) {
		s.Scheme = d.schemeText
	}
	return s
}

func (d *Decision) valueOn(date string) Status {
	if s, ok := d.toldOn(date); ok {
		return s
	}
	if d.Status == Historical || d.Status == Repealed {
		if date != "" && d.replacedFrom != "" && date < firstDay(d.replacedFrom) {
			return Status{Value: Current, Note: "udledt: senere " + d.laterBy}
		}
		if date != "" && d.replacedFrom != "" && date < lastDay(d.replacedFrom) {
			return Status{Value: Unknown, Note: d.laterBy + " i løbet af " + dates.Danish(d.replacedFrom)}
		}
		return Status{Value: d.Status, Confirmed: !d.IsUnconfirmed("status"), ReplacedBy: d.ReplacedBy}
	}
	if d.CurrentUntil != "" && date != "" && date <= d.lastCurrent {
		return Status{Value: Current, Confirmed: true}
	}
	s := Status{Value: d.Status}
	switch {
	case d.CurrentUntil != "" && d.Status == Current:
		s.Confirmed, s.Note = date == "", d.lastSeenText
	case d.CurrentUntil != "":
		s.Note = d.usedText
	}
	return s
}

// toldOn is the status that a publisher gave the full text; ok is false if none
// did, or if it is known what replaced the decision.
func (d *Decision) toldOn(date string) (s Status, ok bool) {
	if d.StatusFrom == "" || d.replacedFrom != "" {
		return Status{}, false
	}
	switch {
	case d.Status == Current:
		// A document stays valid at Retsinformation though practice has left it.
		return Status{Value: Current, Confirmed: d.StatusFrom == "ast.dk", Note: d.toldText}, true
	case date != "":
		return Status{Value: Unknown, Note: "senere " + string(d.Status) + " " + d.toldText}, true
	}
	return Status{Value: d.Status, Confirmed: d.StatusFrom == "ast.dk", ReplacedBy: d.ReplacedBy, Note: d.toldText}, true
}
