package checklist

import (
	"fmt"
	"strconv"
	"strings"

	"oplyst/extract/statement"
)

// Explanation is how a verdict came about: the rule, the version of it in
// force, the evidence weighed, the decision.
type Explanation struct {
	Rule       string   // id
	From, To   string   // the version's period; To "" if no end is known
	Orders     []string // executive orders in force on the date: "bekendtgørelse nr. 996/2016, §§ 2-3"
	Act        string   // consolidation of lov om social pension in force on the date: "LBK 983/2019"
	Sources    []string // texts the version was read from
	Confidence string   // of the version
	Caveat     string   // of the version
	Steps      []Step
}

// StepKind is what a step of an explanation is about.
type StepKind string

// The kinds of steps, in the order they are given.
const (
	StepRule    StepKind = "rule"     // what the rule asks on the date
	StepApplies StepKind = "applies"  // whether it is for this case
	StepFor     StepKind = "for"      // evidence that it is met
	StepAgainst StepKind = "against"  // evidence against
	StepAside   StepKind = "aside"    // words seen and set aside, with why
	StepAbsent  StepKind = "absent"   // what was looked for and not found
	StepDoubt   StepKind = "doubted"  // what rests only on words that text recognition doubted
	StepVerdict StepKind = "decision" // the verdict and why
)

// Step is one link of an explanation.
type Step struct {
	Kind     StepKind
	Text     string // Danish, one sentence
	Evidence []Evidence
}

// UnreadPage is a page that nobody could read: 'not found' says nothing of it.
type UnreadPage struct {
	Document string // path
	Page     int    // 0: the whole document
	Reason   string // Danish, "" if unknown
}

// maxAside bounds how many set-aside quotations an explanation shows.
const maxAside = 4

// explain writes the chain from the rule to the verdict.
func (v *view) explain(r *Rule, version Dated, inForce bool, it *Item, f finding, pro, con []fact, d doubt) Explanation {
	e := Explanation{Rule: r.ID, From: version.From, To: version.To, Orders: v.rules.Sources(version, v.date),
		Act: v.rules.Consolidation("LSP", v.date), Sources: version.Sources, Confidence: version.Confidence, Caveat: version.Caveat}
	add := func(kind StepKind, text string, at ...Evidence) { e.Steps = append(e.Steps, Step{kind, text, at}) }
	rule := "Den " + danish(v.date) + " gælder " + it.Citation + ": " + it.Requirement
	if !inForce {
		rule = "Kravet er ikke i kraft " + danish(v.date) + ". Fra " + danish(r.Versions[0].From) + ": " + it.Requirement
	}
	add(StepRule, rule)
	if it.Verdict == NotApplicable {
		add(StepApplies, "Kravet er ikke relevant her: "+it.Reason, it.For...)
	} else {
		add(StepApplies, "Kravet gælder i "+trackNames[v.track]+".")
		for _, x := range pro {
			add(StepFor, told(x), x.evidence())
		}
		for _, x := range con {
			add(StepAgainst, told(x), x.evidence())
		}
		for _, a := range v.aside(r.ID, f, append(append([]Evidence{}, it.For...), it.Against...)) {
			add(StepAside, told(a.fact)+" "+a.why, a.evidence())
		}
		if it.LookedFor != "" {
			add(StepAbsent, v.absent(it.LookedFor))
		}
	}
	if d.text != "" {
		add(StepDoubt, d.text, evidenceOf(d.facts)...)
	}
	add(StepVerdict, upper(verdictNames[it.Verdict])+": "+it.Reason)
	return e
}

// verdictNames are the verdicts in running Danish text.
var verdictNames = map[Verdict]string{Documented: "dokumenteret", Partial: "delvist dokumenteret", Missing: "mangler",
	Contradicted: "modsagt i sagen", NotApplicable: "ikke relevant"}

// absent says what was looked for, in how many pages, and what nobody read.
func (v *view) absent(looked string) string {
	read, unread := v.in.TotalPages-v.in.UnreadPages, v.in.UnreadPages
	text := fmt.Sprintf("Vi ledte efter %s i %s.", looked, pages(read))
	if unread > 0 {
		text += fmt.Sprintf(" %s kunne ikke læses", upper(pages(unread)))
		if names := unreadNames(v.unread()); names != "" {
			text += ": " + names
		}
		text += "."
	}
	return text
}

func pages(n int) string {
	if n == 1 {
		return "1 side"
	}
	return strconv.Itoa(n) + " sider"
}

// maxNamed bounds how many unread pages a sentence names.
const maxNamed = 8

// unreadNames lists unread pages: "attest.pdf side 2 og brev.pdf".
func unreadNames(us []UnreadPage) string {
	names := []string{}
	for i, u := range us {
		if i == maxNamed {
			names = append(names, fmt.Sprintf("%d til", len(us)-i))
			break
		}
		name := u.Document
		if u.Page > 0 {
			name += " side " + strconv.Itoa(u.Page)
		}
		names = append(names, name)
	}
	return list(names)
}

// unread lists the pages nobody could read, other citizens' papers included:
// until they are read nobody knows whose they are.
func (v *view) unread() []UnreadPage {
	out := []UnreadPage{}
	for i := range v.in.Documents {
		d := &v.in.Documents[i]
		for _, u := range d.UnreadPages {
			u.Document = d.Path
			out = append(out, u)
		}
		if len(d.UnreadPages) == 0 && d.Unread > 0 && d.Unread >= d.Pages {
			out = append(out, UnreadPage{Document: d.Path})
		}
	}
	return out
}

// speakers names who says something, definite form.
var speakers = map[statement.Speaker]string{statement.Borger: "borgeren", statement.Paaroerende: "en pårørende", statement.Laege: "lægen",
	statement.Speciallaege: "speciallægen", statement.KliniskFunktion: "klinisk funktion", statement.Sundhedskoordinator: "sundhedskoordinatoren",
	statement.Team: "rehabiliteringsteamet", statement.Sagsbehandler: "kommunen", statement.Virksomhed: "virksomheden eller stedet", statement.Jurist: "en jurist"}

// who names the speaker of a fact, "" if nobody is known.
func who(f fact) string {
	if s := speakers[f.speaker]; s != "" {
		return s
	}
	if f.paper != nil {
		return speakers[author[f.kind]]
	}
	return ""
}

// told says who says what where: "Speciallægen i speciallægeerklæringen af 1.
// maj 2019: tilstanden er stationær."
func told(f fact) string {
	text := source(f)
	if w := who(f); w != "" {
		text = w + " i " + text
	}
	if says := meanings[strings.TrimPrefix(f.label, "indsats:")]; says != "" {
		text += ": " + says
	}
	return upper(text) + "."
}

// evidence is the place of a fact as it is shown.
func (f fact) evidence() Evidence {
	return Evidence{Document: f.Path, Span: f.legible(), CopyOf: f.from}
}

// asideFact is a fact that did not count, and why.
type asideFact struct {
	fact
	why string // Danish
}

// contrary are the labels that speak against an item.
var contrary = map[string][]string{
	"nr1": {"not_clarified", "field_empty"},
	"nr2": {"measures_left", "development_perspective", "team_course", "cannot_exclude"},
	"nr3": {"treatment_left", "under_investigation", "improving", "not_permanent", "cannot_exclude"},
	"nr4": {"fleksjob_possible", "team_fleksjob", "hours"},
}

// aside lists what speaks against an item at first sight and was not counted:
// weak words, refused treatment, treatment for relief, and what newer words
// have overtaken. Newest first.
func (v *view) aside(item string, f finding, shownHere []Evidence) []asideFact {
	labels, out := contrary[item], []asideFact{}
	refused, newer := v.refusals(), newestOf(f.pro)
	for i := len(v.facts) - 1; i >= 0 && len(out) < maxAside && len(labels) > 0; i-- {
		x := v.facts[i]
		if !has(labels, x.label) || x.label == "hours" && x.hours < capacity || quoted(shownHere, x) {
			continue
		}
		switch {
		case x.weak || x.label == "cannot_exclude":
			out = append(out, asideFact{x, "Det er kun en mulighed, der ikke er udelukket, og tæller ikke imod."})
		case has([]string{"treatment_left", "under_investigation"}, x.label) && comfort(x):
			out = append(out, asideFact{x, "Det er kun til lindring og tæller ikke som udviklingsmulighed."})
		case x.label == "treatment_left" && answered(x, refused):
			out = append(out, asideFact{x, "Borgeren har sagt nej til behandlingen, og det må ikke tælle imod (§ 18 a)."})
		case newer.overtake(x):
			out = append(out, asideFact{x, "Nyere ord siger noget andet: " + source(latestOf(f.pro)) + "."})
		}
	}
	return out
}

// latestOf returns the newest of the facts, of which there must be one.
func latestOf(fs []fact) fact {
	out := fs[0]
	for _, f := range fs {
		if f.when >= out.when {
			out = f
		}
	}
	return out
}
