package office

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hiddenNames are the simple selectors (".a", "#b", "p", "p.a") that a page's own
// style sheets hide elements by.
type hiddenNames map[string]bool

// maxHiddenNames bounds the selectors that are kept.
const maxHiddenNames = 2000

// readSheets looks through the style elements of a page.
func (h hiddenNames) readSheets(n *html.Node, depth int) {
	if depth > maxHTMLDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if c.DataAtom == atom.Style {
			media := strings.ToLower(getAttr(c, "media"))
			if c.FirstChild != nil && (media == "" || strings.Contains(media, "screen") || strings.Contains(media, "all")) {
				h.readSheet(c.FirstChild.Data)
			}
			continue
		}
		h.readSheets(c, depth+1)
	}
}

// readSheet reads one style sheet. Rules for paper or small screens (@media) and
// selectors that depend on place or state are left out: they would hide too
// much.
func (h hiddenNames) readSheet(css string) {
	css = withoutComments(css)
	for {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			return
		}
		head := strings.TrimSpace(css[:open])
		body, rest := cssBlock(css[open+1:])
		css = rest
		if i := strings.LastIndexByte(head, ';'); i >= 0 { // behind an @import
			head = strings.TrimSpace(head[i+1:])
		}
		if strings.HasPrefix(head, "@") || strings.ContainsRune(body, '{') {
			continue
		}
		hidden, said := hidesCSS(body)
		if !said {
			continue
		}
		for _, s := range strings.Split(head, ",") {
			s = strings.TrimSpace(s)
			if s == "" || s == "body" || s == "html" || strings.ContainsAny(s, " >+~:[*\t\n") || len(h) >= maxHiddenNames {
				continue
			}
			if !strings.HasPrefix(s, "#") && !strings.HasPrefix(s, ".") {
				tag, more, _ := strings.Cut(s, ".")
				if s = strings.ToLower(tag); more != "" {
					s += "." + more
				}
			}
			h[s] = hidden
		}
	}
}

// cssBlock cuts a block off behind its opening brace.
func cssBlock(css string) (body, rest string) {
	depth := 1
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[:i], css[i+1:]
			}
		}
	}
	return css, ""
}

func withoutComments(css string) string {
	var b strings.Builder
	for {
		i := strings.Index(css, "/*")
		if i < 0 {
			b.WriteString(css)
			return b.String()
		}
		b.WriteString(css[:i])
		_, css, _ = strings.Cut(css[i+2:], "*/")
	}
}

// hidesCSS tells whether declarations hide an element; said is whether they say
// anything of it.
func hidesCSS(style string) (hidden, said bool) {
	for _, d := range strings.Split(strings.ToLower(style), ";") {
		name, value, ok := strings.Cut(d, ":")
		if !ok {
			continue
		}
		value, _, _ = strings.Cut(value, "!")
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(name) {
		case "display":
			hidden, said = hidden || value == "none", true
		case "visibility":
			hidden, said = hidden || value == "hidden" || value == "collapse", true
		case "mso-hide":
			hidden, said = hidden || value == "all", true
		}
	}
	return hidden, said
}

// tiny tells whether letters have no size. Templates of mails set it on frames
// whose parts have sizes of their own, so it only counts for an element of text.
func tiny(style string) bool {
	_, value, ok := strings.Cut(strings.ToLower(style), "font-size:")
	value, _, _ = strings.Cut(value, ";")
	return ok && strings.TrimRight(strings.TrimSpace(value), "ptxem%r") == "0"
}

func onlyText(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return false
		}
	}
	return true
}

// hides tells whether a browser would not show an element.
func (h hiddenNames) hides(n *html.Node) bool {
	if hasAttr(n, "hidden") || n.DataAtom == atom.Del {
		return true
	}
	if n.Data == "dialog" && !hasAttr(n, "open") {
		return true
	}
	if style := getAttr(n, "style"); style != "" {
		if hidden, said := hidesCSS(style); said {
			return hidden
		}
		if tiny(style) && onlyText(n) {
			return true
		}
	}
	if len(h) == 0 {
		return false
	}
	if id := getAttr(n, "id"); id != "" && h["#"+id] {
		return true
	}
	for _, class := range strings.Fields(getAttr(n, "class")) {
		if h["."+class] || h[n.Data+"."+class] {
			return true
		}
	}
	return h[n.Data]
}
