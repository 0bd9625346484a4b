package pdf

import (
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// Mark is something in a file that tells where one of several documents in it
// may begin.
type Mark struct {
	Kind  MarkKind
	Page  int    // 1-based
	Level int    // of a bookmark: 1 is the top
	Title string // of a bookmark; the prefix of a label; may hold anything
	// Top tells a bookmark that points to a page as a whole or to its top, and
	// not to a place on it.
	Top bool
}

// MarkKind is the sort of a mark.
type MarkKind string

// The marks of a PDF.
const (
	Bookmark MarkKind = "outline" // an entry of the outline, in its order, parents first
	Label    MarkKind = "label"   // the page's label starts anew from 1, or under another prefix
	Apart    MarkKind = "apart"   // the page and those behind it share no font with those before it
)

// Bounds of an outline.
const (
	maxBookmarks    = 3000
	maxOutlineDepth = 8
	maxTitle        = 300 // bytes
	topOfPage       = 0.2 // of the page's height: what counts as its top
)

// bookmark is an entry of the outline.
type bookmark struct {
	Mark
	first string // reference of its first child, as the library prints it
	dict  value
	kids  []*bookmark
}

// bookmarks reads the outline level by level, so that a bound cuts off what is
// deep and not what is last, and gives it in its order.
func (d *document) bookmarks() []Mark {
	o := &outline{doc: d, seen: map[string]bool{}}
	root := d.root.Key("Outlines")
	if root.Kind() != ledongthuc.Dict {
		return nil
	}
	o.pages = make(map[string]int, len(d.pages))
	for i := range d.pages {
		if ref := d.pages[i].ref; ref != "" {
			o.pages[ref] = i + 1
		}
	}
	top := &bookmark{dict: root, first: refAfter(root.String(), "/First ")}
	for level, row := 1, []*bookmark{top}; len(row) > 0 && level <= maxOutlineDepth; level++ {
		var below []*bookmark
		for _, b := range row {
			o.children(b, level)
			below = append(below, b.kids...)
		}
		row = below
	}
	return top.flat(nil)
}

// flat lists what lies under a bookmark and points to a page, parents first.
func (b *bookmark) flat(out []Mark) []Mark {
	for _, k := range b.kids {
		if k.Page > 0 {
			out = append(out, k.Mark)
		}
		out = k.flat(out)
	}
	return out
}

// outline is an outline while it is read.
type outline struct {
	doc   *document
	pages map[string]int // by reference
	named map[string]value
	seen  map[string]bool
	count int
}

// children reads the entries right under a bookmark.
func (o *outline) children(parent *bookmark, level int) {
	defer func() { _ = recover() }() // a damaged branch ends here
	ref, item := parent.first, parent.dict.Key("First")
	parent.dict = value{}
	for item.Kind() == ledongthuc.Dict && ref != "" && !o.seen[ref] && o.count < maxBookmarks {
		o.seen[ref] = true
		o.count++
		printed := item.String()
		b := &bookmark{dict: item, first: refAfter(printed, "/First ")}
		b.Kind, b.Level, b.Title = Bookmark, level, shortTitle(item.Key("Title"))
		b.Page, b.Top = o.target(item)
		parent.kids = append(parent.kids, b)
		ref, item = refAfter(printed, "/Next "), item.Key("Next")
	}
}

// refAfter is the reference that follows a key in a printed dictionary, whose
// keys are sorted: the title, which may hold anything, comes behind it.
func refAfter(printed, key string) string {
	if i := strings.Index(printed, "/Title "); i >= 0 {
		printed = printed[:i]
	}
	i := strings.LastIndex(printed, key)
	if i < 0 {
		return ""
	}
	ref, _, _ := strings.Cut(printed[i+len(key):], " R")
	return ref
}

// shortTitle is a title without control characters, cut to its bound.
func shortTitle(v value) string {
	s := v.RawString()
	if v.Kind() != ledongthuc.String {
		return ""
	}
	s = textString([]byte(s[:min(len(s), 4*maxTitle)]))
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, ""), func(r rune) bool { return r <= ' ' || r == 0x7f || r >= 0x80 && r <= 0xa0 }), " ")
	if len(s) > maxTitle {
		s = strings.ToValidUTF8(s[:maxTitle], "")
	}
	return s
}

// target is the page that an entry opens, 0 if that is none of this file.
func (o *outline) target(item value) (page int, top bool) {
	defer func() {
		if recover() != nil {
			page = 0
		}
	}()
	dest := item.Key("Dest")
	if a := item.Key("A"); dest.Kind() == ledongthuc.Null && a.Key("S").Name() == "GoTo" {
		dest = a.Key("D")
	}
	switch dest.Kind() {
	case ledongthuc.String:
		dest = o.destination(dest.RawString())
	case ledongthuc.Name:
		dest = o.doc.root.Key("Dests").Key(dest.Name())
	}
	if dest.Kind() == ledongthuc.Dict {
		dest = dest.Key("D")
	}
	if dest.Kind() != ledongthuc.Array || dest.Len() == 0 {
		return 0, false
	}
	ref, _, _ := strings.Cut(strings.TrimPrefix(dest.String(), "["), " R")
	page = o.pages[ref]
	if dest.Index(0).Kind() == ledongthuc.Integer { // of a page by its number, which is not quite allowed
		page = int(dest.Index(0).Int64()) + 1
	}
	if page < 1 || page > len(o.doc.pages) {
		return 0, false
	}
	return page, o.atTop(dest, page)
}

// atTop tells whether a destination is a page as a whole or its top.
func (o *outline) atTop(dest value, page int) bool {
	y := value{}
	switch dest.Index(1).Name() {
	case "XYZ":
		y = dest.Index(3)
	case "FitH", "FitBH":
		y = dest.Index(2)
	case "FitR":
		y = dest.Index(5)
	}
	if y.Kind() != ledongthuc.Integer && y.Kind() != ledongthuc.Real {
		return true
	}
	p := &o.doc.pages[page-1]
	if p.rotate%360 != 0 || y.Float64() == 0 {
		return true
	}
	return y.Float64() > p.box.y1-topOfPage*(p.box.y1-p.box.y0)
}

// destination looks up a named destination. The names are read once.
func (o *outline) destination(name string) value {
	if o.named == nil {
		o.named = map[string]value{}
		nodes := 0
		o.names(o.doc.root.Key("Names").Key("Dests"), 0, &nodes)
	}
	return o.named[name]
}

// names reads a name tree of destinations.
func (o *outline) names(node value, depth int, nodes *int) {
	defer func() { _ = recover() }()
	*nodes++
	if node.Kind() != ledongthuc.Dict || depth > 20 || *nodes > maxNameNodes {
		return
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len() && i < maxNameNodes; i++ {
		o.names(kids.Index(i), depth+1, nodes)
	}
	names := node.Key("Names")
	for i := 1; i < names.Len() && len(o.named) < 4*maxBookmarks; i += 2 {
		o.named[names.Index(i-1).RawString()] = names.Index(i)
	}
}

// marks gathers what the file says of where documents begin in it. A file of
// one page has none.
func (d *document) marks() (all []Mark) {
	defer func() { _ = recover() }()
	if len(d.pages) < 2 {
		return nil
	}
	all = append(all, d.guarded((*document).bookmarks)...)
	all = append(all, d.guarded((*document).labels)...)
	return append(all, d.guarded((*document).apart)...)
}

// guarded reads marks that a fault of the parser leaves out.
func (d *document) guarded(read func(*document) []Mark) (found []Mark) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	return read(d)
}
