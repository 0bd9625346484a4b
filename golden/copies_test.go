package golden

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"oplyst/extract/copies"
)

// copiedCase is a case of copies/cases.json. Its papers are as they were read,
// scans included, oldest first.
type copiedCase struct {
	Case   string `json:"case"`
	Papers []struct {
		File    string   `json:"file"`
		Date    string   `json:"date"`
		Medical bool     `json:"medical"`
		OCR     bool     `json:"ocr"`
		Pages   []string `json:"pages"`
	} `json:"papers"`
	Duplicates [][]string `json:"duplicates"` // files that are one paper
	Different  []struct {
		A, B, Why string
	} `json:"different"` // files that are much alike and are not
	Passages []struct {
		File, Text, Source, Why string
		Copied                  bool
	} `json:"passages"`
}

// TestCopies scores papers in several copies, and passages taken over from older
// papers, in cases by somebody who had not seen the program (blind/README.md).
// What is recorded is the state, not a target; but two papers must never be taken
// for one.
func TestCopies(t *testing.T) {
	data, err := os.ReadFile("copies/cases.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []copiedCase
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	groups, whole, apart, right, copied, taken, own, wrong := 0, 0, 0, 0, 0, 0, 0, 0
	for _, c := range cases {
		of := c.groups()
		for _, g := range c.Duplicates {
			groups++
			if !slices.ContainsFunc(g, func(f string) bool { return of[f] != of[g[0]] }) {
				whole++
			}
		}
		for i, p := range c.Papers {
			for _, q := range c.Papers[:i] {
				same := slices.ContainsFunc(c.Duplicates, func(g []string) bool { return slices.Contains(g, p.File) && slices.Contains(g, q.File) })
				if of[p.File] == of[q.File] && !same {
					t.Errorf("%s: %s and %s are taken for one paper", c.Case, q.File, p.File)
				}
			}
		}
		for _, d := range c.Different {
			apart++
			if of[d.A] != of[d.B] {
				right++
			}
		}
		for _, p := range c.Passages {
			found := c.covered(t, p.File, p.Text)
			switch {
			case p.Copied && found:
				taken++
			case found:
				wrong++
			}
			if p.Copied {
				copied++
			} else {
				own++
			}
		}
	}
	compare(t, "scores-copies.txt", fmt.Appendf(nil, `# Scores on copies/ (blind/README.md); go test ./golden -update
papers in several copies  %d of %d found whole
alike and not the same    %d of %d kept apart
passages copied           %d of %d found
passages said anew        %d of %d taken for copied
`, whole, groups, right, apart, taken, copied, wrong, own))
}

// groups names, for each file, the first that is the same paper.
func (c *copiedCase) groups() map[string]string {
	var rs []copies.Reading
	for _, p := range c.Papers {
		rs = append(rs, copies.Reading{Pages: p.Pages, OCR: p.OCR})
	}
	of := map[string]string{}
	for i, first := range copies.Groups(rs) {
		of[c.Papers[i].File] = c.Papers[first].File
	}
	return of
}

// covered tells whether a text of a file is found to be taken over from an older
// one, as the checklist asks it.
func (c *copiedCase) covered(t *testing.T, file, text string) bool {
	var pieces []copies.Piece
	var paper []int
	for i, p := range c.Papers {
		for _, page := range p.Pages {
			pieces, paper = append(pieces, copies.Piece{Group: i, Text: page}), append(paper, i)
		}
	}
	all := copies.Passages(pieces)
	for k, piece := range pieces {
		p := &c.Papers[paper[k]]
		start, end := place(piece.Text, text)
		if p.File != file || start < 0 {
			continue
		}
		var here []copies.Passage
		for _, x := range all {
			if x.Piece == k && !copies.Anew(piece.Text, x, p.Medical) {
				here = append(here, x)
			}
		}
		_, ok := copies.Covers(here, piece.Text, start, end)
		return ok
	}
	t.Errorf("%s: %s doesn't hold %q", c.Case, file, text)
	return false
}

// place finds a text on a page whatever the spaces and line breaks; -1 if it isn't
// there.
func place(page, text string) (start, end int) {
	want := strings.Join(strings.Fields(text), "")
	for start := range page {
		rest := want
		for i, r := range page[start:] {
			switch {
			case unicode.IsSpace(r) && i > 0:
				continue
			case !strings.HasPrefix(rest, string(r)):
			default:
				if rest = rest[len(string(r)):]; rest == "" {
					return start, start + i + len(string(r))
				}
				continue
			}
			break
		}
	}
	return -1, -1
}
