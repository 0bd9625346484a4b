package office

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"oplyst/ingest/charset"
)

// metaCharset finds the encoding that a page declares for itself.
var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.\-]{2,40})`)

// HTML reads a web page: block structure as lines, tables as rows, lists with
// marks. Scripts, styles and hidden parts are left out.
func HTML(data []byte, lim Limits) (Result, error) {
	return HTMLText(htmlDecode(data), lim)
}

// htmlDecode finds the encoding: mark, UTF-8, the page's own word, heuristic.
func htmlDecode(data []byte) string {
	if utf8.Valid(data) || bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		text, _ := charset.Decode(data)
		return text
	}
	if m := metaCharset.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		return charset.DecodeLabel(data, string(m[1]))
	}
	text, _ := charset.Decode(data)
	return text
}

// HTMLText reads a web page whose encoding is already undone.
func HTMLText(text string, lim Limits) (Result, error) {
	lim = lim.withDefaults()
	// The parser's stack is bounded here, since its tree is walked recursively.
	root, err := html.ParseWithOptions(strings.NewReader(text), html.ParseOptionEnableScripting(false))
	if err != nil {
		return Result{}, errTooDeep
	}
	h := &htmlReader{out: newBlocks(lim.MaxText), hidden: hiddenNames{}}
	h.hidden.readSheets(root, 0)
	h.children(root, 0)
	h.flush()
	res := Result{Pages: h.out.done(), Pictures: h.pictures}
	switch {
	case h.out.full:
		return res, errTooLong
	case h.tooDeep:
		return res, errTooDeep
	}
	return res, nil
}

// htmlReader walks a tree and gathers the current line.
type htmlReader struct {
	out      *blocks
	line     strings.Builder
	mark     string
	pictures bool
	tooDeep  bool
	pre      bool
	hidden   hiddenNames
}

// maxHTMLDepth is deeper than maxDepth: mail programs nest a table or div for
// every answer in a thread.
const maxHTMLDepth = 1500

func (h *htmlReader) children(n *html.Node, depth int) {
	if depth > maxHTMLDepth {
		h.tooDeep = true
		return
	}
	for c := n.FirstChild; c != nil && !h.out.full; c = c.NextSibling {
		h.node(c, depth+1)
	}
}

func (h *htmlReader) node(n *html.Node, depth int) {
	switch n.Type {
	case html.TextNode:
		if h.pre {
			h.line.WriteString(n.Data)
		} else {
			collapse(&h.line, n.Data)
		}
	case html.ElementNode:
		h.element(n, depth)
	case html.DocumentNode:
		h.children(n, depth)
	}
}

func (h *htmlReader) element(n *html.Node, depth int) {
	if h.hidden.hides(n) {
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Head, atom.Template, atom.Noscript, atom.Svg, atom.Object, atom.Iframe:
	case atom.Title:
	case atom.Br:
		h.line.WriteByte('\n')
	case atom.Img:
		h.pictures = true
	case atom.Hr:
		h.flush()
	case atom.Table:
		h.flush()
		h.table(n, depth)
	case atom.Ul, atom.Ol:
		h.flush()
		h.list(n, depth)
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote:
		h.flush()
		h.out.gap()
		h.children(n, depth)
		h.flush()
		h.out.gap()
	case atom.Pre, atom.Textarea:
		h.flush()
		h.pre = true
		h.children(n, depth)
		h.pre = false
		h.flush()
	case atom.Input:
		h.input(n)
	case atom.Select:
		h.choice(n, depth)
	case atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Aside, atom.Address, atom.Dl, atom.Dt, atom.Dd,
		atom.Li, atom.Tr, atom.Fieldset, atom.Legend, atom.Form, atom.Center, atom.Body, atom.Figure, atom.Figcaption, atom.Details, atom.Summary, atom.Caption:
		h.flush()
		h.children(n, depth)
		h.flush()
	default:
		h.children(n, depth)
	}
}

// flush ends the current line.
func (h *htmlReader) flush() {
	text := strings.Trim(h.line.String(), " \t\n")
	h.line.Reset()
	if text == "" {
		return
	}
	h.out.line(h.mark + text)
	h.mark = ""
}

func (h *htmlReader) list(n *html.Node, depth int) {
	if depth > maxHTMLDepth {
		h.tooDeep = true
		return
	}
	count := 1
	if v, err := strconv.Atoi(getAttr(n, "start")); err == nil {
		count = v
	}
	format := getAttr(n, "type")
	for c := n.FirstChild; c != nil && !h.out.full; c = c.NextSibling {
		if c.Type != html.ElementNode || c.DataAtom != atom.Li {
			h.node(c, depth+1)
			continue
		}
		h.flush()
		if n.DataAtom == atom.Ol {
			h.mark = listNumber(format, count) + ". "
			count++
		} else {
			h.mark = "- "
		}
		h.children(c, depth+1)
		h.flush()
		h.mark = ""
	}
}

// table writes a table's rows, its caption and what else lies in it.
func (h *htmlReader) table(n *html.Node, depth int) {
	if depth > maxHTMLDepth {
		h.tooDeep = true
		return
	}
	for c := n.FirstChild; c != nil && !h.out.full; c = c.NextSibling {
		if c.Type != html.ElementNode || h.hidden.hides(c) {
			continue
		}
		switch c.DataAtom {
		case atom.Tr:
			var cells [][]string
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
					cells = append(cells, h.cell(d, depth+2))
				}
			}
			h.out.row(cells)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			h.table(c, depth+1)
		case atom.Caption:
			h.children(c, depth+1)
			h.flush()
		}
	}
	h.flush()
}

func (h *htmlReader) cell(n *html.Node, depth int) []string {
	if h.hidden.hides(n) {
		return nil
	}
	sub := &htmlReader{out: newBlocks(max(h.out.limit, 1)), hidden: h.hidden}
	sub.children(n, depth)
	sub.flush()
	h.tooDeep = h.tooDeep || sub.tooDeep
	h.pictures = h.pictures || sub.pictures
	h.out.full = h.out.full || sub.out.full
	return nonEmptyLines(strings.Join(sub.out.done(), "\n"))
}

func getAttr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
