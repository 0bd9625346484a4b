package diagnosis

import (
	"strings"

	"oplyst/extract/match"
)

// cellReach is how many cells behind a name its answer is looked for.
const cellReach = 8

// cellWords is how many tokens a cell has at most that is read as an answer.
const cellWords = 7

// inRow reads the answer in a later cell of a row, or the mark under a column
// that is an answer.
func (f *Finder) inRow(t *match.Text, s *match.Sentence, b *match.Block) (Status, string) {
	at := int(t.Tokens[s.First].Sent)
	for i := at + 1; i < len(t.Sentences) && i <= at+cellReach && t.Sentences[i].Block == s.Block; i++ {
		o := &t.Sentences[i]
		if o.Cell <= s.Cell || i > 0 && t.Sentences[i-1].Cell == o.Cell {
			continue
		}
		w := t.Tokens[o.First].Word.Norm
		switch {
		case o.Last == o.First+1 && (w == "x" || w == "+" || boxes[w]) && o.Cell < len(b.Columns):
			column := strings.ToLower(strings.Trim(b.Columns[o.Cell], " .:?"))
			if st, ok := answers[column]; ok {
				return st, column
			}
		case w == "-" && o.Last == o.First+1 && plusAround(t, s.Block, o.Cell):
			return Negated, w
		}
		if st, ok := answers[w]; ok && (closes(t, o.First+1, o.Last) || o.Last-o.First <= 3) {
			return st, w
		}
		if w == "ikke" && deniedBy(t, o.First+1, o.Last) {
			return Negated, w
		}
		if st := f.labels.read(t.Source[o.Start:o.End]); st != dropped && o.Last-o.First <= cellWords {
			if st == Negated && endedIn(t, o) {
				st = Historical
			}
			return st, w
		}
	}
	return dropped, ""
}

// endedIn reports whether a cell says that something is over.
func endedIn(t *match.Text, s *match.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		switch t.Tokens[i].Word.Norm {
		case "udtrappet", "tidligere", "tidl.", "ophørt", "overstået", "afsluttet", "opereret", "rask":
			return true
		}
	}
	return false
}

// plusReach is how many rows around a '-' are looked at for a '+'.
const plusReach = 20

// plusAround reports whether a row near block has a '+' in a column, so that
// '-' is an answer there.
func plusAround(t *match.Text, block, cell int) bool {
	for i := max(0, block-plusReach); i < len(t.Blocks) && i <= block+plusReach; i++ {
		if b := &t.Blocks[i]; b.Kind == match.Row {
			for j := b.First; j < b.Last; j++ {
				if t.Tokens[j].Word.Norm == "+" && t.SentenceOf(j).Cell == cell {
					return true
				}
			}
		}
	}
	return false
}
