package diagnosis

import (
	"fmt"
	"sort"
	"strings"

	"oplyst/extract/match"
)

// images are the ends of words for examinations that show a part of the body.
// Read only.
var images = []string{"mr", "ct", "ul", "rtg", "rtg.", "røntgen", "scanning", "skanning", "ultralyd", "undersøgelse", "optagelse", "billeder", "mr-c", "eeg", "mri"}

// imageReach is how many tokens before a head the part of an image is looked for.
const imageReach = 40

// imaged makes the mention of a head in the report of an image of a part:
// 'MR af columna cervicalis viser ingen prolaps'.
func (s *sites) imaged(t *match.Text, page int, h match.Hit, parts []match.Hit) []mention {
	if w := s.heads.Term(h.Term); w == "tumor" || w == "svulst" {
		return nil // may be benign and elsewhere
	}
	first := max(t.SentenceOf(h.First).First, h.First-imageReach)
	for i := sort.Search(len(parts), func(i int) bool { return parts[i].First >= first }); i < len(parts) && parts[i].Last < h.First; i++ {
		n, ok := s.meet[[2]int{h.ID, parts[i].ID}]
		if !ok || !image(t, first, parts[i].First) {
			continue
		}
		r := s.rows[n]
		return []mention{{page: page, first: h.First, last: h.Last, start: h.Start, end: h.End, entry: -1, term: -1, code: r.code, name: r.name,
			rule: fmt.Sprintf("diagnosis_sites.tsv:%d '%s' in an image of '%s'", r.line, s.heads.Term(h.Term), s.parts.Term(parts[i].Term))}}
	}
	return nil
}

// image reports whether an examination 'af' stands right before token i.
func image(t *match.Text, first, i int) bool {
	for j := i - 1; j > first && j >= i-3; j-- {
		if t.Tokens[j].Word.Norm != "af" {
			continue
		}
		for _, w := range images {
			if strings.HasSuffix(t.Tokens[j-1].Word.Norm, w) {
				return true
			}
		}
	}
	return false
}

// frontReach is how many tokens may stand between a part that opens its sentence
// and the head.
const frontReach = 5

// fronted makes the mention of a head whose part opens the sentence: 'Nakken er
// opereret for prolaps', 'Hø. knæ: medial artrose'.
func (s *sites) fronted(t *match.Text, page int, h match.Hit, parts []match.Hit) []mention {
	first := t.SentenceOf(h.First).First
	if k := int(t.Tokens[h.First].Sent); k > 0 && t.Tokens[first-1].Word.Norm == ":" && t.Sentences[k-1].Block == t.Sentences[k].Block && t.Sentences[k-1].Cell == t.Sentences[k].Cell {
		first = t.Sentences[k-1].First // 'Knæ: artrose grad 2'
	}
	i := sort.Search(len(parts), func(i int) bool { return parts[i].First >= first })
	if i == len(parts) || parts[i].Last >= h.First || parts[i].First > first+2 || h.First-parts[i].Last > frontReach {
		return nil
	}
	if i+1 < len(parts) && parts[i+1].Last < h.First || has(t, parts[i].Last+1, h.First, ",") {
		return nil
	}
	n, ok := s.meet[[2]int{h.ID, parts[i].ID}]
	if !ok || parts[i].First > first && t.Tokens[first].Word.Finite {
		return nil
	}
	r := s.rows[n]
	return []mention{{page: page, first: h.First, last: h.Last, start: h.Start, end: h.End, entry: -1, term: -1, code: r.code, name: r.name,
		rule: fmt.Sprintf("diagnosis_sites.tsv:%d '%s' of '%s' in front", r.line, s.heads.Term(h.Term), s.parts.Term(parts[i].Term))}}
}

// takesUp are forms that take up a substance named before. Read only.
var takesUp = map[string]bool{"afhængighed": true, "afhængigheden": true, "misbruget": true, "forbruget": true, "overforbruget": true}

// underLabel are forms that do so under a label: 'Alkohol: intet overforbrug'.
// Read only.
var underLabel = map[string]bool{"misbrug": true, "overforbrug": true, "storforbrug": true}

// topicReach is how many tokens before such a form the substance is looked for.
const topicReach = 20

// topic makes the mention of a dependence whose substance was named shortly
// before: 'Hash: dagligt indtil 2019. Afhængigheden er i remission.'
func (s *sites) topic(t *match.Text, page int, h match.Hit, parts []match.Hit) []mention {
	if w := t.Tokens[h.Last].Word.Norm; !takesUp[w] && !(underLabel[w] && t.SentenceOf(h.First).Label != "") {
		return nil
	}
	i := sort.Search(len(parts), func(i int) bool { return parts[i].First >= h.First }) - 1
	for ; i >= 0 && parts[i].Last >= h.First-topicReach; i-- {
		n, ok := s.meet[[2]int{h.ID, parts[i].ID}]
		if !ok || t.BlockOf(parts[i].First) != t.BlockOf(h.First) {
			continue
		}
		if r := s.rows[n]; strings.HasPrefix(r.code, "F1") {
			return []mention{{page: page, first: h.First, last: h.Last, start: h.Start, end: h.End, entry: -1, term: -1, code: r.code, name: r.name,
				rule: fmt.Sprintf("diagnosis_sites.tsv:%d '%s' of '%s' named before", r.line, s.heads.Term(h.Term), s.parts.Term(parts[i].Term))}}
		}
	}
	return nil
}
