package fulltext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxHTMLDepth bounds how deep elements may lie in each other.
const maxHTMLDepth = 400

// htmlReader walks a page of ast.dk, or another HTML page with one decision.
type htmlReader struct {
	title  string // og:title, else title
	url    string
	labels []string
	rich   bool // the page has ast.dk's text areas; only they hold the text

	blocks []block
	text   strings.Builder
	plain  bool
	strong int
	inside int // depth of rich-text areas
}

func (x *htmlReader) walk(n *html.Node, depth int) {
	if depth > maxHTMLDepth {
		return
	}
	switch n.Type {
	case html.TextNode:
		if !x.rich || x.inside > 0 {
			x.text.WriteString(n.Data)
			x.plain = x.plain || x.strong == 0 && strings.TrimSpace(n.Data) != ""
		}
		return
	case html.CommentNode:
		if rest, ok := strings.CutPrefix(strings.TrimSpace(n.Data), "saved from url=("); ok {
			if _, url, ok := strings.Cut(rest, ")"); ok && x.url == "" {
				x.setURL(url)
			}
		}
		return
	case html.ElementNode:
		if x.element(n, depth) {
			return
		}
	}
	x.children(n, depth)
}

// element does what an element asks for and reports whether its children are
// done with.
func (x *htmlReader) element(n *html.Node, depth int) bool {
	class := attr(n, "class")
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Footer, atom.Form, atom.Svg, atom.Template, atom.Iframe:
		return true
	case atom.Meta:
		x.metaTag(n)
		return true
	case atom.Link:
		if attr(n, "rel") == "canonical" {
			x.setURL(attr(n, "href"))
		}
		return true
	case atom.Title:
		if x.title == "" && n.FirstChild != nil {
			x.title = collapse(strings.TrimSuffix(strings.TrimSpace(n.FirstChild.Data), "- Ankestyrelsen"))
		}
		return true
	case atom.Br:
		x.flush()
		return true
	case atom.Span:
		if strings.Contains(class, "label-default") {
			x.labels = addNew(x.labels, collapse(textOf(n, 0)))
			return true
		}
	}
	return x.textElement(n, depth, class)
}

// textElement is element for what holds text.
func (x *htmlReader) textElement(n *html.Node, depth int, class string) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Button, atom.Summary:
		x.flush()
		if heading := collapse(textOf(n, 0)); heading != "" && (x.inside > 0 || !x.rich || isKnownHeading(heading)) {
			x.blocks = append(x.blocks, block{text: heading, strong: n.DataAtom != atom.Button || isKnownHeading(heading)})
		}
		return true
	case atom.B, atom.Strong, atom.I, atom.Em:
		x.strong++
		x.children(n, depth)
		x.strong--
		return true
	case atom.Li:
		x.flush()
		x.text.WriteString("• ")
		x.plain = true
		x.children(n, depth)
		x.flush()
		return true
	case atom.Td, atom.Th:
		x.children(n, depth)
		x.text.WriteString(" ")
		return true
	case atom.P, atom.Div, atom.Tr, atom.Section, atom.Article, atom.Blockquote, atom.Ul, atom.Ol, atom.Table, atom.Body, atom.Main, atom.Dt, atom.Dd:
		x.flush()
		rich := strings.Contains(class, "rich-text")
		if rich {
			x.inside++
		}
		x.children(n, depth)
		x.flush()
		if rich {
			x.inside--
		}
		return true
	}
	return false
}

func (x *htmlReader) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		x.walk(c, depth+1)
	}
}

func (x *htmlReader) metaTag(n *html.Node) {
	switch content := attr(n, "content"); attr(n, "property") {
	case "og:title":
		if t := collapse(content); t != "" {
			x.title = t
		}
	case "og:url":
		x.setURL(content)
	}
}

// setURL keeps an address of the publishers and nothing else.
func (x *htmlReader) setURL(url string) {
	url = strings.TrimSpace(url)
	for _, host := range []string{"https://www.ast.dk/", "https://ast.dk/", "https://www.retsinformation.dk/", "https://retsinformation.dk/"} {
		if strings.HasPrefix(url, host) && len(url) < 600 && !strings.ContainsAny(url, " \t\n\"<>;") {
			x.url = url
		}
	}
}

func (x *htmlReader) flush() {
	text := collapse(x.text.String())
	if text != "" && text != "•" {
		x.blocks = append(x.blocks, block{text: text, strong: !x.plain})
	}
	x.text.Reset()
	x.plain = false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is all text under a node.
func textOf(n *html.Node, depth int) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if depth > maxHTMLDepth {
		return ""
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c, depth+1))
	}
	return b.String()
}
