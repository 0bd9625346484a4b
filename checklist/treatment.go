package checklist

import (
	"slices"
	"strings"

	"oplyst/extract/indsats"
	"oplyst/extract/statement"
)

// outstanding returns treatment, examination or improvement that newer words
// have not overtaken. Treatment the citizen has refused counts for nothing
// (§ 18 a, from 1 July 2014), nor does treatment for quality of life only.
func (v *view) outstanding(over []fact) []fact {
	refused := v.refusals()
	con := []fact{}
	for _, f := range v.all("treatment_left", "improving") {
		if f.label == "improving" && !clinician(f) || comfort(f) || v.with(f, "quality_of_life_only", "refused_treatment") || f.label == "treatment_left" && (answered(f, refused) || noGain(lower(f.span.Quote))) {
			continue
		}
		con = append(con, f)
	}
	con = append(con, open(v.pendingStill(v.effectPending()), over)...)
	con = v.notHeldSince(v.pendingStill(open(con, over)))
	examined := []fact{}
	for _, f := range v.all("under_investigation") {
		if !comfort(f) {
			examined = append(examined, f)
		}
	}
	con = append(con, open(examined, append(append([]fact{}, over...), v.all("investigation_done")...))...)
	last := newest(over)
	wanted := v.pending(treatments, nil, indsats.Planned)
	wanted = append(wanted, v.pending([]string{"operation", "misbrugsbehandling"}, nil, indsats.Recommended)...)
	for _, f := range wanted {
		if f.when > last && has(append([]string{"teamindstilling", "journalnotat"}, medical...), f.kind) && !answered(f, refused) {
			con = append(con, f)
		}
	}
	return con
}

// comfort reports whether treatment or examination only serves relief.
func comfort(f fact) bool {
	q := lower(f.span.Quote)
	return containsAny(q, []string{"alene for", "alene med henblik på lindring", "udelukkende for", "kun for at lindre", "livskvalitet", "lindring", "lindrende", "palliativ", "lette hverdagen"}) &&
		!containsAny(q, []string{"ikke kun", "ikke alene", "også for"})
}

// attests are papers in which a doctor sums up treatment and outlook.
var attests = []string{"laege-265", "laege-125", "laege-135", "laege-145", "laege-275", "speciallaegeerklaering"}

// pendingStill drops treatment announced more than a year before a newer
// attest: it has been given by then, and the attest says what is left.
func (v *view) pendingStill(con []fact) []fact {
	out := []fact{}
	papers := v.papers(attests...)
	for _, f := range con {
		if len(papers) == 0 || papers[len(papers)-1].date <= f.later {
			out = append(out, f)
		}
	}
	return out
}

// notHeldSince drops treatment and examinations that a newer paper reports as
// held, broken off or given up: of the same type, or by the same word.
func (v *view) notHeldSince(con []fact) []fact {
	out := []fact{}
	for _, f := range con {
		if f.label != "treatment_left" || !v.heldSince(f) {
			out = append(out, f)
		}
	}
	return out
}

// heldSince reports whether newer rows settle every treatment f names; f names
// those whose rows lie in its sentence.
func (v *view) heldSince(f fact) bool {
	n := 0
	for _, m := range v.rowsOf(f.Path) {
		inside := m.span.Page == f.span.Page && m.Indsats.Start < f.span.End && f.span.Start < m.Indsats.End
		if !inside || !has(clinicalTypes, m.Indsats.Type) || m.Status != indsats.Recommended && m.Status != indsats.Planned {
			continue
		}
		n++
		if !v.settledSince(m.Indsats.Type, f) {
			return false
		}
	}
	return n > 0
}

// settledSince reports whether a newer paper says that treatment of a type was
// held, broken off, refused or given up.
func (v *view) settledSince(kind string, f fact) bool {
	for i := len(v.rows) - 1; i >= 0 && v.rows[i].paper.date >= f.paper.date; i-- {
		m := v.rows[i]
		if m.Indsats.Type == kind && m.when > f.when && m.Path != f.Path && slices.Contains([]indsats.Status{indsats.Completed, indsats.Interrupted, indsats.NotRelevant, indsats.Declined}, m.Status) &&
			(earliest(m.From) == "" || latest(m.From) >= f.when) {
			return true
		}
	}
	return false
}

// effectPending finds doctors' words that what a treatment does cannot be told
// yet, or that treatment is awaited, where the extraction saw no treatment under way.
func (v *view) effectPending() []fact {
	out := []fact{}
	for _, p := range v.papers(append([]string{"teamindstilling"}, medical...)...) {
		if len(v.inPapers([]*paper{p}, "treatment_left", "treatment_exhausted", "quality_of_life_only", "improving")) > 0 {
			continue
		}
		awaited := only(v.mentions([]*paper{p}, "venter på", "på venteliste", "skrevet op til", "indstillet til", "planlagt til", "henvist til"), "operation", "alloplastik", "kirurg", "transplant", "protese", "behandling", "smerteklinik", "smertecenter", "genoptræning")
		awaited = without(awaited, "ikke", "afsluttet", "uden ", "lindr", "ønsker ikke", "tidligere", "er nu opereret")
		expected := only(v.mentions([]*paper{p}, "forvent", "ventes", "regner med", "ikke behandlet", "ikke er behandlet", "ubehandlet", "ikke færdigbehandlet"), "bedring", "bedre ", "fremgang", "bedres", "behandlet")
		for _, f := range without(expected, "ingen", "næppe", "uden ", "lindr", "hverken", "kun for") {
			if q := strings.NewReplacer("ikke behandlet", "", "ikke er behandlet", "", "ikke færdigbehandlet", "").Replace(lower(f.span.Quote)); !strings.Contains(q, "ikke") {
				awaited = append(awaited, f)
			}
		}
		said := only(v.mentions([]*paper{p}, "effekt", "virkning", "udbytte", "resultatet af behandling"), "endnu", "afvent", "for tidligt", "tidligst", "kan først", "ikke vurderes før", "må vise")
		for _, f := range append(awaited, without(said, "uden effekt", "ingen effekt", "endnu en", "aldrig")...) {
			f.label, f.speaker = "treatment_left", voice(p, statement.Statement{})
			f.rank, f.later = rank(f), yearsFrom(f.when, 1)
			out = append(out, f)
		}
	}
	return out
}

// clinicalTypes are the indsatser of which a later report says that they were
// given.
var clinicalTypes = []string{"operation", "smertebehandling", "misbrugsbehandling", "psykologbehandling", "psykiatrisk_behandling", "fysioterapi",
	"ergoterapi", "hjerneskaderehabilitering", "udredning", "kostvejledning", "mestringskursus"}

// refusals returns what the citizen has declined, as anyone reports it, once
// the law protects it.
func (v *view) refusals() []fact {
	stage, ok := v.rules.Rule("paragraf_18a").On(v.date)
	if !ok || stage.From == v.rules.Rule("paragraf_18a").Versions[0].From {
		return nil
	}
	out := v.all("refused_treatment")
	for _, f := range v.own {
		if f.label == "refused_treatment" && f.speaker == statement.Borger {
			out = append(out, f)
		}
	}
	return out
}

// answered reports whether a refusal as new as f names the same treatment.
func answered(f fact, refused []fact) bool {
	for _, r := range refused {
		if r.when >= f.when && sharesWord(f.span.Quote, r.span.Quote) {
			return true
		}
	}
	return false
}

// generic words do not tell treatments apart.
var generic = []string{"behandling", "behandlet", "behandlinger", "patienten", "borgeren", "tilbudt", "tilbud", "ønsker",
	"medicin", "arbejde", "tilstanden", "henvist", "henvises", "afdeling", "ambulatorium", "sygehus"}

// sharesWord reports whether two sentences share a word of at least six
// letters (compared on the first six) that says more than 'treatment'.
func sharesWord(a, b string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(lower(s), func(r rune) bool {
			return !(r >= 'a' && r <= 'z' || r == 'æ' || r == 'ø' || r == 'å' || r == 'é')
		})
	}
	of := words(b)
	for _, x := range words(a) {
		if len(x) < 6 || has(generic, x) {
			continue
		}
		for _, y := range of {
			if len(y) >= 6 && x[:6] == y[:6] {
				return true
			}
		}
	}
	return false
}
