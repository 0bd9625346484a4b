package office

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// input shows the value of a filled-in form field.
func (h *htmlReader) input(n *html.Node) {
	switch kind := strings.ToLower(getAttr(n, "type")); kind {
	case "checkbox", "radio":
		if hasAttr(n, "checked") {
			h.line.WriteString("☒ ")
		} else {
			h.line.WriteString("☐ ")
		}
	case "", "text", "date", "number", "email", "tel":
		h.line.WriteString(getAttr(n, "value"))
	}
}

// choice shows what is chosen in a list: where nothing is, a list that shows one
// line shows its first.
func (h *htmlReader) choice(n *html.Node, depth int) {
	var first *html.Node
	chosen := false
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		for c := n.FirstChild; c != nil && depth < maxHTMLDepth; c = c.NextSibling {
			switch {
			case c.DataAtom == atom.Optgroup:
				walk(c, depth+1)
			case c.DataAtom != atom.Option:
			case hasAttr(c, "selected"):
				if chosen {
					h.line.WriteString(", ")
				}
				chosen = true
				h.children(c, depth+1)
			case first == nil:
				first = c
			}
		}
	}
	walk(n, depth)
	if !chosen && first != nil && !hasAttr(n, "multiple") && getAttr(n, "size") == "" {
		h.children(first, depth+1)
	}
}
