package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// anaphors are words that take up the disorder named last: 'mistanken blev
// afvist', 'diagnosen er trukket tilbage'. Read only.
var anaphors = map[string]bool{"diagnosen": true, "diagnose": true, "mistanken": true, "lidelsen": true, "sygdommen": true, "denne": true,
	"dette": true, "hvilket": true, "mistanke": true, "tilstanden": true, "hypotesen": true, "kriterierne": true, "diagnosekriterierne": true, "det": true, "den": true, "begge": true, "betegnelsen": true}

// follow lets what is said of an anaphor in the rest of the sentence, or in the
// next one, count for the disorder named last before it.
func (f *Finder) follow(doc *document, all []mention) []mention {
	n := len(all)
	for i := 0; i < n; i++ {
		m := all[i]
		if m.status != Negated && f.allTaken(doc, all[:n], i) {
			o := m
			o.say("all of a list")
			o.status, o.explicit, o.later = Negated, true, true
			all = append(all, o)
			continue
		}
		if m.status == Family && m.coded || i+1 < n && all[i+1].page == m.page && all[i+1].last == m.last {
			continue
		}
		if status, rule := f.takenUp(doc, m, limit(doc, all[:n], i)); rule != "" {
			o := m
			o.say(rule)
			if m.status == Family && (status == Family || status == Negated && !f.ofCitizen(doc, m)) {
				continue
			}
			if status == Family {
				o.status, o.explicit = Family, true
				all = append(all, o)
				continue
			}
			o.status, o.explicit, o.later = status, true, true
			all = append(all, o)
		}
	}
	return all
}

// takeReach is how many sentences behind a name a noun takes it up; pronouns
// reach weakReach.
const (
	takeReach = 4
	weakReach = 2
)

// limit returns the token at which the words that can take mention i up end:
// the next mention, or the end of a sentence shortly after it.
func limit(doc *document, all []mention, i int) int {
	m := all[i]
	t := doc.pages[m.page]
	sent := int(t.Tokens[m.last].Sent)
	end := t.Sentences[min(sent+takeReach, len(t.Sentences)-1)].Last
	for b := t.Sentences[sent].Block; end > m.last && t.BlockOf(end-1) != &t.Blocks[b]; {
		end = t.SentenceOf(end - 1).First
	}
	for _, o := range all[i+1:] {
		if o.page != m.page || o.first >= end {
			break
		}
		if o.first > m.last {
			return o.first
		}
	}
	return end
}

// takenUp looks for an anaphor between a mention and a limit, and returns what
// the context says of it.
func (f *Finder) takenUp(doc *document, m mention, end int) (Status, string) {
	t := doc.pages[m.page]
	far := t.Tokens[m.last].Sent + weakReach
	for i := m.last + 1; i < end; i++ {
		w := t.Tokens[i].Word.Norm
		if t.Tokens[i].Sent > far && !strings.HasPrefix(w, "diagnose") && !strings.HasPrefix(w, "mistanke") && !strings.HasPrefix(w, "kriterie") {
			continue
		}
		if pointed := (w == "lidelse" || w == "sygdom" || w == "tilstand") && points[t.Tokens[i-1].Word.Norm]; !pointed && (!anaphors[w] || !strong(w) && !stands(t, i)) {
			continue
		}
		if rule := refuted(t, i, m.last); rule != "" {
			return Negated, rule
		}
		d := f.context.Decide(t, i, i)
		if by, ok := d.Has(match.Relative); ok && by.First > m.last && by.First < end && m.status != Family && (w == "sygdommen" || w == "lidelsen" || w == "diagnosen" || w == "diagnose") {
			return Family, "'" + w + "' " + by.Rule()
		}
		for _, by := range d.Active {
			if by.First <= m.last || by.First >= end {
				continue
			}
			switch {
			case by.Type == match.Neg && (refutes(by) || strong(w)):
				return Negated, "'" + w + "' " + by.Rule()
			case by.Type == match.Resolved && strings.HasPrefix(by.Text, "ikke længere") && (w == "diagnosen" || strings.HasPrefix(w, "mistanke") || strings.HasPrefix(w, "kriterie")):
				return Negated, "'" + w + "' " + by.Rule()
			case by.Type == match.Resolved:
				return Historical, "'" + w + "' " + by.Rule()
			case by.Type == match.Poss && strong(w):
				return Suspected, "'" + w + "' " + by.Rule()
			case by.Type == match.Known && m.status == Suspected && by.First > i:
				return Confirmed, "'" + w + "' " + by.Rule()
			}
		}
	}
	return dropped, ""
}

// lists are words that take up all disorders of the sentence before. Read only.
var lists = map[string]bool{"alle": true, "samtlige": true, "disse": true, "dem": true, "diagnoserne": true, "mistankerne": true, "ingen": true, "begge": true}

// listReach is how many tokens behind a list a word that takes it up is looked
// for.
const listReach = 30

// allTaken reports whether the words after the list in which mention i stands
// deny all of it: 'ingen af disse har kunnet genfindes', 'alle felter er
// afkrydset med nej'.
func (f *Finder) allTaken(doc *document, all []mention, i int) bool {
	m := all[i]
	t := doc.pages[m.page]
	sent := int(t.Tokens[m.last].Sent)
	from, mates := m.last+1, 0
	for k := i + 1; k < len(all) && all[k].page == m.page && int(t.Tokens[all[k].first].Sent) == sent && all[k].first <= from+nearReach; k++ {
		from, mates = max(from, all[k].last+1), mates+1
	}
	if mates == 0 && (i == 0 || all[i-1].page != m.page || int(t.Tokens[all[i-1].first].Sent) != sent) {
		return false // one alone
	}
	end := t.Sentences[sent].Last
	if sent+1 < len(t.Sentences) && t.Sentences[sent+1].Block == t.Sentences[sent].Block {
		end = t.Sentences[sent+1].Last
	}
	for j := from; j < end && j <= from+listReach; j++ {
		w := t.Tokens[j].Word.Norm
		if !lists[w] || w == "ingen" && (j+2 >= end || t.Tokens[j+1].Word.Norm != "af" || !lists[t.Tokens[j+2].Word.Norm] && t.Tokens[j+2].Word.Norm != "de") {
			continue
		}
		for k := j + 1; k < end && k <= j+8; k++ {
			v := t.Tokens[k].Word.Norm
			if w == "ingen" && upheld[v] || w != "ingen" && (v == "nej" || refuters[v] || v == "negative" || v == "afkræftede" || v == "udelukkede") {
				return !doc.names(m.page, j, k)
			}
		}
	}
	return false
}

// upheld are words that say with 'ingen af disse' that a diagnosis does not
// hold. Read only.
var upheld = map[string]bool{"genfindes": true, "genfundet": true, "bekræftes": true, "bekræftet": true, "påvises": true, "påvist": true, "fundet": true, "opfyldt": true, "stilles": true, "stillet": true,
	"verificeret": true, "verificeres": true, "til": true, "aktuelle": true, "underbygget": true, "opretholdes": true, "holdt": true, "holder": true}

// ofCitizen reports whether the sentence after a relative's disorder, or the
// rest of its own, turns to the citizen.
func (f *Finder) ofCitizen(doc *document, m mention) bool {
	t := doc.pages[m.page]
	sent := int(t.Tokens[m.last].Sent)
	end := t.Sentences[min(sent+1, len(t.Sentences)-1)].Last
	for i := m.last + 1; i < end; i++ {
		switch t.Tokens[i].Word.Norm {
		case "selv", "patienten", "borgeren", "borger", "pt.", "hos":
			return true
		}
	}
	return false
}

// points are words that make 'lidelse' behind them one named before. Read only.
var points = map[string]bool{"denne": true, "den": true, "samme": true, "sådan": true, "nævnte": true, "pågældende": true}

// refuters are verbs whose object is refuted. Read only.
var refuters = map[string]bool{"afviser": true, "afviste": true, "afvist": true, "afkræfter": true, "afkræftede": true, "afkræftet": true, "udelukker": true, "udelukkede": true, "udelukket": true,
	"forkaster": true, "forkastede": true, "forkastes": true, "forkastet": true, "afvises": true, "afkræftes": true, "udelukkes": true, "benægter": true, "benægtes": true, "frikendte": true}

// refuted reports with its words whether the anaphor at token i, 'dette' or
// 'hvilket', is the object of a verb of refutation in its clause: 'hvilket
// psykiateren afviser', 'har senere afvist dette'.
func refuted(t *match.Text, i, from int) string {
	w := t.Tokens[i].Word.Norm
	if w != "dette" && w != "hvilket" && w != "det" && !strong(w) {
		return ""
	}
	s := t.SentenceOf(i)
	if w != "hvilket" {
		if i == s.First && i+1 < s.Last && refuters[t.Tokens[i+1].Word.Norm] && (i+2 >= s.Last || t.Tokens[i+2].Word.Norm != "ikke") {
			return "'" + w + " " + t.Tokens[i+1].Word.Norm + "'"
		}
		for j := i - 1; j > from && j >= s.First && j >= i-3; j-- {
			v := t.Tokens[j].Word.Norm
			if t.Tokens[j].Kind == match.PunctToken || v == "men" || v == "og" {
				return ""
			}
			if refuters[v] && t.Tokens[j-1].Word.Norm != "ikke" {
				return "'" + v + " " + w + "'"
			}
		}
		return ""
	}
	for j := i + 1; j < s.Last && j <= i+6; j++ {
		switch v := t.Tokens[j].Word.Norm; {
		case refuters[v] && t.Tokens[j-1].Word.Norm != "ikke":
			return "'" + w + " " + v + "'"
		case v == ",":
			return ""
		}
	}
	return ""
}

// strong reports whether an anaphor is a noun, which needs no strong verb.
func strong(w string) bool { return len(w) > 5 || w == "begge" }

// refutes reports whether a trigger says that a disorder is not there, and not
// only 'not'.
func refutes(by match.Found) bool { return !bare[by.Text] }

// stands reports whether 'den', 'det' or 'dette' at token i is a pronoun: a verb
// stands next to it, or a preposition governs it at the end of its clause.
func stands(t *match.Text, i int) bool {
	if i+1 >= len(t.Tokens) {
		return false
	}
	next, before := t.Tokens[i+1], t.Tokens[i-1].Word
	switch {
	case next.Word.Finite || before.Finite || t.Tokens[i].Word.Norm == "dette" || next.Word.Norm == "holdt":
		return true
	case next.Kind == match.PunctToken:
		return before.Norm == "på" || before.Norm == "for" || before.Norm == "om"
	}
	return len(next.Word.Norm) > 5 && (strings.HasSuffix(next.Word.Norm, "es") || strings.HasSuffix(next.Word.Norm, "ede"))
}
