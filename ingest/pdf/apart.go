package pdf

import (
	"sort"

	ledongthuc "github.com/ledongthuc/pdf"
)

// apart finds the borders between pages that no font reaches over. The pages of
// a document that was written as one share their fonts, those of documents put
// together later do not. A font that all pages share, as a stamp with page
// numbers brings it, tells nothing if the pages have others.
func (d *document) apart() []Mark {
	n := len(d.pages)
	if n < 2 {
		return nil
	}
	fonts := make([][]string, n)
	users := map[string]int{}
	for i := range d.pages {
		fonts[i] = d.pages[i].fontRefs()
		for _, f := range fonts[i] {
			users[f]++
		}
	}
	common := func(f string) bool { return users[f]*10 >= n*9 }
	own := 0
	for _, fs := range fonts {
		for _, f := range fs {
			if !common(f) {
				own++
				break
			}
		}
	}
	if own*10 < n*9 {
		common = func(string) bool { return false }
	}
	last := map[string]int{}
	for i, fs := range fonts {
		for _, f := range fs {
			last[f] = i
		}
	}
	var out []Mark
	reach := -1 // the last page that a font of the pages before reaches
	for i, fs := range fonts {
		if i > 0 && reach < i && (len(fs) > 0 || len(fonts[i-1]) > 0) {
			out = append(out, Mark{Kind: Apart, Page: i + 1})
		}
		for _, f := range fs {
			if !common(f) {
				reach = max(reach, last[f])
			}
		}
	}
	return out
}

// fontRefs lists the references of a page's fonts, each once.
func (p *pageNode) fontRefs() (refs []string) {
	defer func() {
		if recover() != nil {
			refs = nil
		}
	}()
	fonts := p.resources.Key("Font")
	if fonts.Kind() != ledongthuc.Dict {
		return nil
	}
	seen := map[string]bool{}
	for _, ref := range dictRefs(fonts.String()) {
		if !seen[ref] {
			seen[ref] = true
			refs = append(refs, ref)
		}
	}
	sort.Strings(refs)
	return refs
}
