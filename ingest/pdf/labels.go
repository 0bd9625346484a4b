package pdf

import (
	"sort"

	ledongthuc "github.com/ledongthuc/pdf"
)

// maxLabels bounds the ranges of page labels that are read.
const maxLabels = 5000

// labels gives the pages from which on the printed page numbers start anew from
// 1, or stand under another prefix. Front matter in roman numerals before
// ordinary ones starts nothing.
func (d *document) labels() []Mark {
	r := &labelRanges{}
	r.tree(d.root.Key("PageLabels"), 0)
	sort.SliceStable(r.found, func(i, j int) bool { return r.found[i].page < r.found[j].page })
	var out []Mark
	for i, l := range r.found {
		if l.page < 0 || l.page >= len(d.pages) || i > 0 && l.page == r.found[i-1].page {
			continue
		}
		if l.start == 1 {
			out = append(out, Mark{Kind: Label, Page: l.page + 1, Title: l.style + " " + l.prefix})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// labelRange is a run of pages whose labels count on.
type labelRange struct {
	page          int // from 0
	start         int
	style, prefix string
}

type labelRanges struct {
	found []labelRange
	nodes int
}

// tree walks a number tree.
func (r *labelRanges) tree(node value, depth int) {
	defer func() { _ = recover() }() // a damaged branch
	r.nodes++
	if node.Kind() != ledongthuc.Dict || depth > 20 || r.nodes > maxNameNodes {
		return
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len() && i < maxNameNodes; i++ {
		r.tree(kids.Index(i), depth+1)
	}
	nums := node.Key("Nums")
	for i := 1; i < nums.Len() && len(r.found) < maxLabels; i += 2 {
		l := nums.Index(i)
		at := labelRange{page: int(nums.Index(i - 1).Int64()), start: 1, style: l.Key("S").Name(), prefix: shortTitle(l.Key("P"))}
		if st := l.Key("St"); st.Kind() == ledongthuc.Integer {
			at.start = int(st.Int64())
		}
		r.found = append(r.found, at)
	}
}
