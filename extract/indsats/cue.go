package indsats

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"oplyst/extract/lexicon"
	"oplyst/extract/match"
)

// cueRow is one line of indsats_cues.tsv.
type cueRow struct {
	status  Status // "" means: not about a measure of this citizen
	kind    string
	forward bool // it governs what follows
	back    bool // it governs what stands before
	rank    int  // among the cues of one clause the higher wins
	line    int
}

// cue is a cue at a place of a text.
type cue struct {
	*cueRow
	first, last int // tokens, both inclusive
}

// rule names the row and the words.
func (c cue) rule(t *match.Text) string {
	if c.line == 0 {
		return fmt.Sprintf("predicate.go %s '%s'", c.kind, t.Quote(c.first, c.last))
	}
	return fmt.Sprintf("indsats_cues.tsv:%d %s '%s'", c.line, c.kind, t.Quote(c.first, c.last))
}

// pseudo is the status and kind of cues that only block the shorter ones
// inside them.
const pseudo = "pseudo"

// adverbs that may stand inside a cue without changing it, and the subject of a
// turned clause: 'siger også nej til', 'blev aldrig rigtigt til noget', 'måtte
// vi stoppe'. Read only.
var adverbs = words(`også selv fortsat stadig bestemt dog igen derfor desværre rigtig rigtigt alligevel faktisk umiddelbart særlig ret lige
jo da bare blot nok vel altså egentlig overhovedet slet helt ellers hidtil pt. p.t. aktuelt straks venligt pænt så herefter derefter siden nu allerede stadigvæk jævnligt flere gange gang`)

// turned clauses have their subject inside a cue of an end or a refusal. Read only.
var turnedSubjects = words(`vi jeg hun han du borger borgeren patienten`)

// softened reports whether only adverbs stand between the words of a cue.
func (t *tables) softened(text *match.Text, h match.Hit) bool {
	term := t.cueText[h.Term]
	st := t.cues[h.ID].status
	k := 0
	for i := h.First; i <= h.Last; i++ {
		n := text.Tokens[i].Word.Norm
		switch {
		case k < len(term) && n == term[k]:
			k++
		case (st == Interrupted || st == Declined || st == Ongoing) && (turnedSubjects[n] || authorities[n] || text.Tokens[i].Word.Case != match.Lower && text.Tokens[i].Kind == match.WordToken):
		case !adverbs[n]:
			return false
		}
	}
	return k == len(term)
}

// statuses lists the values a cue may give.
var statuses = []Status{Recommended, Planned, Ongoing, Completed, Interrupted, Declined, NotRelevant, Mentioned}

// loadCues reads indsats_cues.tsv.
func (t *tables) loadCues() error {
	table, err := lexicon.Load("indsats_cues.tsv", "status", "kind", "dir", "rank", "cues", "hit", "miss")
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		c := cueRow{status: Status(r.Get("status")), kind: r.Get("kind"), line: r.Line}
		if c.status == "none" || c.status == pseudo {
			c.status = ""
		} else if !slices.Contains(statuses, c.status) {
			return &lexicon.TableError{File: table.Name, Line: r.Line, Err: fmt.Errorf("unknown status %q", c.status)}
		}
		dir := r.Get("dir")
		c.forward, c.back = dir != "b", dir != "f"
		if c.rank, err = strconv.Atoi(r.Get("rank")); err != nil {
			return &lexicon.TableError{File: table.Name, Line: r.Line, Err: err}
		}
		n := len(t.cues)
		t.cues = append(t.cues, c)
		for _, words := range r.List("cues") {
			t.cueText = append(t.cueText, strings.Fields(words))
			gap := (stage[c.status] == 4 && c.status != Completed || c.kind == "begun") && len(t.cueText[len(t.cueText)-1]) > 1
			t.words.Add(words, n, match.Options{NoStem: true, NoCompound: true, NoGap: !gap, NoFuzzy: true})
		}
	}
	return nil
}

// findCues lists the cues of a text in order; of overlapping ones the longest
// stays, and of equally long ones the one of higher rank. Cues of different
// direction with the same words are all kept.
//
// blocked tells the tokens that belong to a pseudo cue; nil if there is none.
func (t *tables) findCues(text *match.Text) (out []cue, blocked map[int]bool) {
	hits := t.words.Find(text)
	kept := hits[:0]
	for _, h := range hits {
		if h.Gap == 0 || t.softened(text, h) {
			kept = append(kept, h)
		}
	}
	for _, h := range match.Longest(kept) {
		if t.cues[h.ID].kind == pseudo {
			if blocked == nil {
				blocked = map[int]bool{}
			}
			for i := h.First; i <= h.Last; i++ {
				blocked[i] = true
			}
			continue
		}
		out = append(out, cue{&t.cues[h.ID], h.First, h.Last})
	}
	return out, blocked
}
