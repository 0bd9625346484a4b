package fulltext

import (
	"slices"
	"strings"

	"oplyst/corpus"
	"oplyst/extract/cite"
)

// finish derives from the sections what a record cites, rests on and replaces.
func (r *Record) finish() {
	texts := make([]string, len(r.Sections))
	for i, s := range r.Sections {
		texts[i] = s.Text
	}
	context := cite.ReadContext(texts)
	context.Decisions = true
	for i := range r.Sections {
		s := &r.Sections[i]
		for _, c := range cite.Find(1, s.Text, cite.Options{Context: context}) {
			nr, ok := corpus.NormalizeNr(c.Value)
			switch {
			case c.Kind == "pm" && ok && nr != r.Nr:
				r.Cites = addNew(r.Cites, nr)
			case c.Kind == "law" && s.Kind != Papers:
				r.LawRefs = addNew(r.LawRefs, c.Value)
			}
		}
		if s.Kind == Practice || s.Kind == Resume || s.Kind == Background {
			r.relations(s)
		}
	}
	r.Replaces = without(r.Replaces, []string{r.Nr})
	r.Merges = without(r.Merges, []string{r.Nr}, r.Replaces)
	r.ReplacedBy = without(r.ReplacedBy, []string{r.Nr}, r.Replaces, r.Merges)
	r.Cites = without(r.Cites, r.Replaces, r.Merges, r.ReplacedBy)
	if len(r.LawRefs) > maxRefs {
		r.LawRefs = r.LawRefs[:maxRefs]
	}
}

// maxRefs bounds the law references kept of one decision.
const maxRefs = 60

// relations reads what replaces what, line by line and sentence by sentence.
// Under a line or heading that opens a list of set-aside decisions ("Kasserede:
// …") the list belongs to it.
func (r *Record) relations(s *Section) {
	listing := s.Kind == Practice && strings.HasPrefix(strings.ToLower(s.Heading), "kasserede")
	for line := range strings.SplitSeq(s.Text, "\n") {
		lower := strings.ToLower(line)
		var found []string
		if s.Kind == Practice || strings.Contains(lower, "princip") || strings.Contains(lower, "kasser") {
			found = numbersIn(mentions(line), 0, len(line))
			r.Cites = addNew(r.Cites, found...)
		}
		item := strings.HasPrefix(line, "• ")
		switch {
		case opensSetAside(lower):
			listing = true
		case stillStands(lower), line != "" && !item && len(found) == 0:
			listing = false
		}
		if listing && !strings.Contains(lower, "ikke kasser") {
			r.Replaces = addNew(r.Replaces, found...)
		} else if len(found) > 0 {
			r.sentences(line)
		}
	}
}

func opensSetAside(lower string) bool {
	return strings.HasPrefix(lower, "kasserede") || strings.HasPrefix(lower, "følgende princip") && strings.Contains(lower, "kasser") && !strings.Contains(lower, "ikke kasser")
}

func stillStands(lower string) bool {
	return strings.Contains(lower, "gælder stadig") || strings.Contains(lower, "fortsat gældende") || strings.Contains(lower, "stadig gældende") ||
		strings.HasPrefix(lower, "brugt") || strings.HasPrefix(lower, "gældende")
}

// sentences reads the verbs of one line: "erstatter 33-15", "sammenskrivning af
// A-4-08", "33-15 er kasseret", "er erstattet af 58-18".
func (r *Record) sentences(line string) {
	for start := 0; start < len(line); {
		end := sentenceEnd(line, start)
		r.sentence(line[start:end])
		start = end
	}
}

// sentenceEnd finds ". " before a capital, or the end.
func sentenceEnd(s string, from int) int {
	for i := from; i+2 < len(s); i++ {
		if s[i] == '.' && s[i+1] == ' ' && (s[i+2] >= 'A' && s[i+2] <= 'Z' || s[i+2] == 0xC3) && i > from && s[i-1] != 'r' {
			return i + 2
		}
	}
	return len(s)
}

var activeVerbs = []string{"erstatter ", "kasserer ", "ophæver ", "afløser ", "træder i stedet for "}
var passiveVerbs = []string{"er erstattet", "er kasseret", "er ophævet", "er afløst", "erstattes", "kasseres", "afløses", "er udgået", "er derfor kasseret", "er hermed kasseret"}

func (r *Record) sentence(text string) {
	found := mentions(text)
	lower := strings.ToLower(text)
	if len(lower) != len(text) || len(found) == 0 {
		return
	}
	end := len(text)
	if i := strings.Index(lower, "sammenskriv"); i >= 0 {
		r.Merges = addNew(r.Merges, numbersIn(found, i, end)...)
		return
	}
	for _, v := range passiveVerbs {
		i := strings.Index(lower, v)
		if i < 0 || strings.Contains(lower[i:min(end, i+len(v)+12)], " ikke ") {
			continue
		}
		before, after := numbersIn(found, 0, i), numbersIn(found, i, end)
		switch {
		case len(before) == 0 && ownSubject(lower[:i]) || slices.Contains(before, r.Nr):
			r.ReplacedBy = addNew(r.ReplacedBy, after...)
		case len(before) > 0 && (len(after) == 0 || slices.Contains(after, r.Nr)):
			r.Replaces = addNew(r.Replaces, before...)
		}
		return
	}
	for _, v := range activeVerbs {
		i := strings.Index(lower, v)
		if i < 0 || strings.Contains(lower[max(0, i-6):min(end, i+len(v)+6)], "ikke ") {
			continue
		}
		if ownSubject(lower[:i]) || slices.Contains(numbersIn(found, 0, i), r.Nr) {
			r.Replaces = addNew(r.Replaces, numbersIn(found, i, end)...)
		}
		return
	}
}

// ownSubject reports whether what stands before a verb speaks of the decision
// itself.
func ownSubject(before string) bool {
	before = strings.TrimSpace(before)
	for _, s := range []string{"principmeddelelsen", "principafgørelsen", "denne principmeddelelse", "denne principafgørelse", "den", "denne afgørelse", "afgørelsen"} {
		if strings.HasPrefix(before, s) && len(before) < len(s)+24 {
			return true
		}
	}
	return strings.HasSuffix(before, "principmeddelelsen") || strings.HasSuffix(before, "principafgørelsen")
}

// numbersIn lists the decisions named within a byte range.
func numbersIn(found []mention, start, end int) []string {
	var out []string
	for _, m := range found {
		if m.start >= start && m.start < end {
			out = append(out, m.nr)
		}
	}
	return out
}
