package pdf

import (
	"bytes"
	"context"
	"errors"
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// document is an open file with what its pages share.
type document struct {
	root      value
	pages     []pageNode
	fonts     map[string]*font
	shared    map[string]*resources
	cutsWords bool   // see pageStyle
	buffer    []byte // of the content of the page being read
	off       layers // what is not shown
}

// maxKeptBuffer bounds the memory kept for the next page's content.
const maxKeptBuffer = 4 << 20

// pageNode is one leaf of the page tree with what it inherits.
type pageNode struct {
	ref       string // as the library prints it, without the R; "" if it has none
	dict      value
	resources value
	box       rule
	boxed     bool // the file gives the box
	rotate    int
}

// errEncrypted is returned for a file whose encryption the parser does not
// know or that wants a password.
var errEncrypted = errors.New("encrypted")

// errNotPDF is returned for a file without a PDF header.
var errNotPDF = errors.New("no PDF header")

// errDamaged is returned for a file the parser cannot open.
var errDamaged = errors.New("damaged")

// openDocument parses the file and walks its page tree.
func openDocument(ctx context.Context, data []byte, limits Limits) (doc *document, err error) {
	s, ok := newShim(ctx, data)
	if !ok {
		return nil, errNotPDF
	}
	if !guard(s.data) {
		return nil, errDamaged
	}
	defer func() {
		if recover() != nil {
			doc, err = nil, errDamaged
		}
	}()
	r, err := ledongthuc.NewReader(s, s.size())
	if err != nil {
		if bytes.Contains(s.data, []byte("/Encrypt")) {
			return nil, errEncrypted
		}
		return nil, errDamaged
	}
	if e := r.Trailer().Key("Encrypt"); e.Kind() != ledongthuc.Null && e.Key("Length").Int64() != 128 {
		return nil, errEncrypted // the library gets the shorter keys wrong
	}
	doc = &document{fonts: map[string]*font{}, shared: map[string]*resources{}, root: r.Trailer().Key("Root")}
	doc.off = readLayers(doc.root)
	doc.cutsWords = wordProcessor(r.Trailer().Key("Info"))
	w := &treeWalk{doc: doc, seen: map[string]bool{}, limit: limits.Pages + 1}
	w.walk(doc.root.Key("Pages"), pageNode{box: rule{0, 0, 595, 842}}, 0)
	if len(doc.pages) == 0 {
		return nil, errDamaged
	}
	return doc, nil
}

// wordProcessor reports whether the file says that a word processor made it.
func wordProcessor(info value) bool {
	maker := textOf(info.Key("Producer")) + " " + textOf(info.Key("Creator"))
	for _, name := range []string{"LibreOffice", "OpenOffice", "Word", "Writer", "Aspose"} {
		if strings.Contains(maker, name) {
			return true
		}
	}
	return false
}

// treeWalk collects the leaves of the page tree. The library's own Page(n)
// walks from the root for every page, and for ever if the tree has a loop.
type treeWalk struct {
	doc   *document
	seen  map[string]bool // references already followed
	limit int
	nodes int
}

// Bounds of a page tree.
const (
	maxTreeDepth = 60
	maxTreeNodes = 200_000
)

func (w *treeWalk) walk(node value, inherited pageNode, depth int) {
	w.nodes++
	if depth > maxTreeDepth || w.nodes > maxTreeNodes || len(w.doc.pages) >= w.limit || node.Kind() != ledongthuc.Dict {
		return
	}
	inherited = inherit(node, inherited)
	kids := node.Key("Kids")
	if kids.Kind() != ledongthuc.Array {
		if node.Key("Type").Name() != "Pages" {
			inherited.dict = node
			w.doc.pages = append(w.doc.pages, inherited)
		}
		return
	}
	refs := arrayRefs(kids.String())
	for i := 0; i < kids.Len() && len(w.doc.pages) < w.limit; i++ {
		if i < len(refs) {
			if w.seen[refs[i]] {
				continue
			}
			w.seen[refs[i]] = true
		}
		before := len(w.doc.pages)
		w.kid(kids, i, inherited, depth)
		if i < len(refs) && len(w.doc.pages) == before+1 && w.doc.pages[before].ref == "" {
			w.doc.pages[before].ref = refs[i]
		}
	}
}

// kid follows one child; a damaged one is a page that cannot be read.
func (w *treeWalk) kid(kids value, i int, inherited pageNode, depth int) {
	before := len(w.doc.pages)
	defer func() {
		if recover() != nil && len(w.doc.pages) == before {
			w.doc.pages = append(w.doc.pages, pageNode{})
		}
	}()
	w.walk(kids.Index(i), inherited, depth+1)
}

func inherit(node value, p pageNode) pageNode {
	if r := node.Key("Resources"); r.Kind() == ledongthuc.Dict {
		p.resources = r
	}
	for _, key := range []string{"MediaBox", "CropBox"} {
		if b := node.Key(key); b.Len() == 4 {
			box := ordered(rule{b.Index(0).Float64(), b.Index(1).Float64(), b.Index(2).Float64(), b.Index(3).Float64()})
			if box.x1 > box.x0 && box.y1 > box.y0 {
				p.box, p.boxed = box, true
			}
		}
	}
	if r := node.Key("Rotate"); r.Kind() == ledongthuc.Integer {
		p.rotate = int(r.Int64())
	}
	return p
}

// arrayRefs returns the references of an array printed by the library as
// "[3 0 R 4 0 R]"; nil if it holds anything else.
func arrayRefs(printed string) []string {
	parts := strings.Split(strings.Trim(printed, "[]"), " R")
	if len(parts) < 2 {
		return nil
	}
	refs := make([]string, 0, len(parts)-1)
	for _, p := range parts[:len(parts)-1] {
		p = strings.TrimSpace(p)
		if strings.Count(p, " ") != 1 {
			return nil
		}
		refs = append(refs, p)
	}
	return refs
}

// formData returns the decoded content of a Form XObject.
func (d *document) formData(object value, limit int64) ([]byte, bool) {
	return readStream(object, limit)
}

// contents returns the decoded content of a page, its parts joined by a line
// break, and whether all of it could be decoded. It is valid until the next
// call.
func (d *document) contents(page value, limit int64) ([]byte, bool) {
	c := page.Key("Contents")
	switch c.Kind() {
	case ledongthuc.Stream:
		data, whole := readInto(d.buffer, c, limit)
		if cap(data) <= maxKeptBuffer {
			d.buffer = data
		}
		return data, whole
	case ledongthuc.Array:
		var all []byte
		whole := true
		for i := 0; i < c.Len() && int64(len(all)) < limit; i++ {
			part, ok := partOf(c, i, limit-int64(len(all)))
			whole = whole && ok
			all = append(append(all, part...), '\n')
		}
		return all, whole
	}
	return nil, true
}

func partOf(array value, i int, limit int64) (data []byte, whole bool) {
	defer func() {
		if recover() != nil {
			whole = false
		}
	}()
	return readStream(array.Index(i), limit)
}
