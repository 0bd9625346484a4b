package pdf

import (
	"strings"

	ledongthuc "github.com/ledongthuc/pdf"
)

// Attachment is a file that lies inside a PDF.
type Attachment struct {
	Name string // as the PDF gives it; may hold anything
	Data []byte
}

// Bounds of a file's attachments.
const (
	maxAttached      = 100
	maxAttachedBytes = 64 << 20
	maxNameNodes     = 1000
)

// attached unpacks the files that lie in the document's table of embedded files
// and in attachment marks on its pages, each once. What cannot be unpacked whole
// has nil Data.
func (d *document) attached() (found []Attachment) {
	a := &attachments{seen: map[string]bool{}}
	a.tree(d.root.Key("Names").Key("EmbeddedFiles"), 0)
	for i := range d.pages {
		a.marks(d.pages[i].dict)
	}
	return a.found
}

// attachments gathers the files.
type attachments struct {
	found []Attachment
	seen  map[string]bool // names and sizes
	nodes int
	bytes int64
}

// tree walks a name tree.
func (a *attachments) tree(node value, depth int) {
	defer func() { _ = recover() }() // a damaged branch
	a.nodes++
	if node.Kind() != ledongthuc.Dict || depth > 20 || a.nodes > maxNameNodes {
		return
	}
	kids := node.Key("Kids")
	for i := 0; i < kids.Len() && i < maxNameNodes; i++ {
		a.tree(kids.Index(i), depth+1)
	}
	names := node.Key("Names")
	for i := 1; i < names.Len() && i < 2*maxAttached; i += 2 {
		a.file(names.Index(i))
	}
}

// marks looks through a page's annotations.
func (a *attachments) marks(page value) {
	defer func() { _ = recover() }()
	list := page.Key("Annots")
	for i := 0; i < list.Len() && i < maxAnnotations; i++ {
		if mark := list.Index(i); mark.Key("Subtype").Name() == "FileAttachment" {
			a.file(mark.Key("FS"))
		}
	}
}

// file unpacks one file.
func (a *attachments) file(spec value) {
	defer func() { _ = recover() }()
	if spec.Kind() != ledongthuc.Dict || len(a.found) >= maxAttached {
		return
	}
	name := textOf(spec.Key("UF"))
	if name == "" {
		name = textOf(spec.Key("F"))
	}
	stream := spec.Key("EF").Key("F")
	if stream.Kind() != ledongthuc.Stream {
		stream = spec.Key("EF").Key("UF")
	}
	if stream.Kind() != ledongthuc.Stream {
		return
	}
	data, whole := readStream(stream, maxAttachedBytes-a.bytes)
	key := name + "\x00" + string(data[:min(len(data), 256)])
	if a.seen[key] {
		return
	}
	a.seen[key] = true
	a.bytes += int64(len(data))
	if !whole {
		data = nil
	}
	a.found = append(a.found, Attachment{Name: strings.ToValidUTF8(name, ""), Data: data})
}
