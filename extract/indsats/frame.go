package indsats

import (
	"sort"
	"strings"
)

// mode is how a verb stands in its clause.
type mode uint8

// The modes.
const (
	bareMode   mode = iota // an infinitive that nothing governs: says nothing
	willMode               // skal starte, vil blive startet
	mayMode                // bør, kan startes
	nowMode                // starter
	nowPassive             // startes
	pastMode               // startede
	doneMode               // er startet, har startet, startet
	mustMode               // måtte starte
)

// frames says what status and kind of cue a class of verbs gives in each mode;
// an empty status gives none. Read only.
var frames = [...][8]cueRow{
	starts: {willMode: row58(Planned, "start"), mayMode: row58(Recommended, "option"), nowMode: row58(Planned, "start"), nowPassive: row58(Planned, "start"),
		pastMode: row58(Ongoing, "running"), doneMode: row58(Ongoing, "running"), mustMode: row58(Planned, "start")},
	grants: {willMode: row58(Planned, "arranged"), mayMode: row58(Recommended, "option"), nowMode: row58(Planned, "arranged"), nowPassive: row58(Planned, "arranged"),
		pastMode: row58(Planned, "arranged"), doneMode: row58(Planned, "arranged"), mustMode: row58(Planned, "arranged")},
	proposes: {willMode: row58(Recommended, "advised"), mayMode: row58(Recommended, "advised"), nowMode: row58(Recommended, "advised"), nowPassive: row58(Recommended, "advised"),
		pastMode: row58(Recommended, "advised"), doneMode: row58(Recommended, "advised"), mustMode: row58(Recommended, "advised")},
	wishes: {willMode: row58(Recommended, "wish"), mayMode: row58(Recommended, "wish"), nowMode: row58(Recommended, "wish"), nowPassive: row58(Recommended, "wish"),
		pastMode: row58(Recommended, "wish"), doneMode: row58(Recommended, "wish"), mustMode: row58(Recommended, "wish")},
	runs: {willMode: row58(Planned, "start"), mayMode: row58(Recommended, "option"), nowMode: row58(Ongoing, "running"), nowPassive: row58(Ongoing, "running"),
		pastMode: row58(Completed, "done"), doneMode: row58(Completed, "done"), mustMode: row58(Completed, "done")},
	closes: {nowMode: row58(Completed, "closed"), nowPassive: row58(Completed, "closed"), pastMode: row58(Completed, "closed"), doneMode: row58(Completed, "closed"),
		mustMode: row58(Interrupted, "stopped")},
	finishes: {willMode: row58(Planned, "start"), mayMode: row58(Recommended, "option"), nowMode: row58(Ongoing, "running"), nowPassive: row58(Planned, "start"),
		pastMode: row58(Completed, "done"), doneMode: row58(Completed, "done")},
	breaks: {nowMode: row58(Interrupted, "stopped"), nowPassive: row58(Interrupted, "stopped"), pastMode: row58(Interrupted, "stopped"), doneMode: row58(Interrupted, "stopped"),
		mustMode: row58(Interrupted, "stopped")},
	refuses: {willMode: row58(Declined, "citizen-no"), nowMode: row58(Declined, "citizen-no"), pastMode: row58(Declined, "citizen-no"), doneMode: row58(Declined, "citizen-no"),
		nowPassive: row58(NotRelevant, "refused"), mustMode: row58(Declined, "citizen-no")},
	cancels: {nowMode: row58(NotRelevant, "unsuited"), nowPassive: row58(NotRelevant, "unsuited"), pastMode: row58(NotRelevant, "unsuited"), doneMode: row58(NotRelevant, "unsuited"),
		mustMode: row58(NotRelevant, "unsuited")},
	helps: {willMode: row58(Recommended, "option"), mayMode: row58(Recommended, "option"), nowMode: row58(Ongoing, "running"),
		pastMode: row58(Completed, "outcome"), doneMode: row58(Completed, "outcome")},
	tries: {willMode: row58(Planned, "start"), mayMode: row58(Recommended, "option"), nowMode: row58(Ongoing, "running"), nowPassive: row58(Planned, "start"),
		pastMode: row58(Completed, "done"), doneMode: row58(Completed, "done")},
	delivers: {willMode: row58(Planned, "arranged"), mayMode: row58(Recommended, "option"), nowPassive: row58(Planned, "arranged"),
		pastMode: row58(Completed, "done"), doneMode: row58(Completed, "done")},
}

// row58 is a row of the rank of cues worked out of a verb: below those of the
// table, which know the phrase.
func row58(st Status, kind string) cueRow {
	return cueRow{status: st, kind: kind, rank: 58, forward: true, back: true}
}

// verbCues lists the cues that the verbs of the table give where no cue stands.
func (t *tables) verbCues(p *page) (out []cue) {
	for _, i := range p.verbs {
		if p.blocked[i] || p.anyCue(i) || i+1 < len(p.cls) && p.t.Tokens[i+1].Word.Norm == ":" {
			continue
		}
		v := t.classes.verbs[p.t.Tokens[i].Word.Norm]
		if v.class == closes {
			switch p.sentOn(i) {
			case "til":
				out = append(out, cue{&sentOnTo, i, i})
				continue
			case "med":
				out = append(out, cue{&sentOnWith, i, i})
				continue
			}
		}
		if v.class == refuses && v.form == participle && p.turnedAway(i) {
			out = append(out, cue{&turnedDown, i, i})
			continue
		}
		if r := &frames[v.class][p.modeOf(i, v.form)]; r.status != "" {
			out = append(out, cue{r, i, i})
		}
	}
	return out
}

// turnedDown is the row of who or what was turned down.
var turnedDown = cueRow{status: NotRelevant, kind: "refused", rank: 66, back: true}

// turnedAway reports whether a participle of turning down is a passive that
// names no citizen as its agent: 'blev henvist, men afvist'.
func (p *page) turnedAway(i int) bool {
	w := p.t.Tokens[i].Word.Norm
	if !strings.HasPrefix(w, "afvis") && !strings.HasPrefix(w, "afslå") {
		return false
	}
	s := p.t.SentenceOf(i)
	for k := i - 1; k >= s.First && k >= i-4; k-- {
		if n := p.t.Tokens[k].Word.Norm; n == "har" || n == "havde" {
			return false
		}
	}
	return p.norm(s, i+1) != "af" || !citizens[p.norm(s, i+2)]
}

// sentOnTo is the row of a discharge to what comes next: 'udskrives til'.
var sentOnTo = cueRow{status: Planned, kind: "arranged", rank: 66, forward: true}

// sentOnWith is the row of what somebody is discharged with.
var sentOnWith = cueRow{status: Ongoing, kind: "running", rank: 64, forward: true}

// sentOn tells whether a discharge names where to or what with: 'udskrives den
// 12. maj til neurocenter', 'udskrives med smertestillende'.
func (p *page) sentOn(i int) string {
	sent := p.t.Tokens[i].Sent
	if !strings.HasPrefix(p.t.Tokens[i].Word.Norm, "udskr") {
		return ""
	}
	for k := i + 1; k < len(p.cls) && k <= i+6 && p.t.Tokens[k].Sent == sent; k++ {
		if n := p.t.Tokens[k].Word.Norm; (n == "til" || n == "med") && len(p.mentionsIn(k+1, k+5)) > 0 {
			return n
		}
	}
	return ""
}

// anyCue reports whether token i lies in a cue.
func (p *page) anyCue(i int) bool {
	n := sort.Search(len(p.cues), func(k int) bool { return p.cues[k].first > i })
	for k := n - 1; k >= 0 && k >= n-4; k-- {
		if p.cues[k].last >= i {
			return true
		}
	}
	return false
}

// auxReach is how far an auxiliary may stand before its verb, in tokens.
const auxReach = 7

// modeOf reads the mode of the verb at token i off its form and the auxiliary
// before it in its clause.
func (p *page) modeOf(i int, f verbForm) mode {
	s := p.t.SentenceOf(i)
	if f == presentForm {
		return nowMode
	}
	if f == pastForm || f == passivePast {
		return pastMode
	}
	for k := i - 1; k >= s.First && k >= i-auxReach; k-- {
		if p.clauses(k+1, i) > 0 {
			break
		}
		switch p.t.Tokens[k].Word.Norm {
		case "skal", "vil", "agter", "skulle":
			return willMode
		case "bør", "burde", "kan", "kunne", "ville", "må":
			return mayMode
		case "måtte":
			return mustMode
		case "bliver", "blive":
			if f == participle && p.t.Tokens[k].Word.Norm == "bliver" {
				return nowPassive
			}
		case "er", "var", "blev", "har", "havde", "været", "blevet", "fået", "fik", "får":
			if f == participle {
				return doneMode
			}
		}
	}
	switch f {
	case participle:
		return doneMode
	case passivePresent:
		return nowPassive
	}
	return bareMode
}
