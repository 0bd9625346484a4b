package indsats

import (
	"fmt"
	"slices"
	"strconv"

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
	return fmt.Sprintf("indsats_cues.tsv:%d %s '%s'", c.line, c.kind, t.Quote(c.first, c.last))
}

// pseudo is the status and kind of cues that only block the shorter ones
// inside them.
const pseudo = "pseudo"

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
			t.words.Add(words, n, match.Options{NoStem: true, NoCompound: true, NoGap: true, NoFuzzy: true})
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
	for _, h := range match.Longest(t.words.Find(text)) {
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
