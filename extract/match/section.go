package match

import (
	"strings"
	"sync"

	"oplyst/extract/lexicon"
)

// sections maps wordings of headings and labels to canonical sections.
var sections = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, r := range lexicon.MustLoad("sections.tsv", "wording", "section").Rows {
		m[r.Get("wording")] = r.Get("section")
	}
	return m
})

// maxSectionWords is how many words of a heading are looked up at most.
const maxSectionWords = 6

// sectionOf returns the canonical section a heading or label names, by the
// longest of its openings that is known. "none" in the table closes a section.
func sectionOf(heading string) (string, bool) {
	h := strings.TrimSpace(heading)
	if h == "" || len(h) > maxHeading {
		return "", false
	}
	h = strings.TrimLeft(h, "0123456789.) #*-")
	h = strings.TrimRight(lower(h), " :.*")
	table := sections()
	words := 0
	for end := len(h); end > 0; end = strings.LastIndexAny(h[:end], " /,(") {
		if words > maxSectionWords+6 {
			break
		}
		words++
		if s, ok := table[strings.TrimRight(h[:end], " /,(:")]; ok {
			if s == "none" {
				s = ""
			}
			return s, true
		}
	}
	return "", false
}
