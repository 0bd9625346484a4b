package fulltext

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"oplyst/corpus"
	"oplyst/ingest/charset"
)

// htmlPage reads a saved page. ok is false if it holds no decision of its own.
func htmlPage(data []byte) (*Record, error) {
	text, _ := charset.Decode(data)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, errNotDecision
	}
	x := &htmlReader{rich: bytes.Contains(data, []byte("rich-text"))}
	x.walk(root, 0)
	x.flush()
	nr, typ, ok := titleNr(x.title)
	title := x.title
	if !ok {
		if nr, typ, title, ok = titleIn(x.blocks); !ok {
			return nil, notADecision("", "")
		}
	}
	r := &Record{Nr: nr, Type: typ, Title: strings.TrimRight(title, ". "), Status: corpus.Unknown, Format: "html"}
	if x.url != "" {
		r.URLs = []string{x.url}
	}
	r.useLabels(x.labels)
	r.Sections = sections(r.useMeta(x.blocks))
	return r, nil
}

// titleIn finds the title among the first blocks.
func titleIn(blocks []block) (nr, typ, title string, ok bool) {
	for i := range blocks[:min(len(blocks), 40)] {
		if nr, typ, ok := titleNr(blocks[i].text); ok && len(blocks[i].text) < 600 {
			return nr, typ, blocks[i].text, true
		}
	}
	return "", "", "", false
}

// useLabels takes ast.dk's labels: the status, the area, laws and subjects.
func (r *Record) useLabels(labels []string) {
	for _, l := range labels {
		switch strings.ToLower(l) {
		case "gældende":
			r.Status, r.StatusFrom = corpus.Current, fromAST
		case "historisk":
			r.Status, r.StatusFrom = corpus.Historical, fromAST
		case "kasseret", "ophævet":
			r.Status, r.StatusFrom = corpus.Repealed, fromAST
		default:
			r.Labels = addNew(r.Labels, l)
		}
	}
}

var (
	signedOn    = regexp.MustCompile(`(?i)dato for underskrift:?\s*(\d{2}\.\d{2}\.\d{4})`)
	publishedOn = regexp.MustCompile(`(?i)offentliggørelsesdato:?\s*(\d{2}\.\d{2}\.\d{4})`)
	journalNr   = regexp.MustCompile(`(?i)journalnummer:?\s*([0-9][0-9A-Za-z./-]{3,30})`)
	printHead   = regexp.MustCompile(`(?i)^\s*(?:KEN|AFG)\s+nr\.?\s*(\d{1,5})\s+af\s+(\d{2}/\d{2}/\d{4})(?:\s*\((Gældende|Historisk)\))?`)
)

// useMeta takes the lines that tell of the document, not of the case, out of
// the text.
func (r *Record) useMeta(blocks []block) []block {
	var kept []block
	for i, b := range blocks {
		meta := false
		if m := signedOn.FindStringSubmatch(b.text); m != nil {
			r.Date, meta = isoDay(m[1]), true
		}
		if m := publishedOn.FindStringSubmatch(b.text); m != nil {
			r.Published, meta = isoDay(m[1]), true
		}
		if m := journalNr.FindStringSubmatch(b.text); m != nil && (meta || len(b.text) < 80) {
			r.Journal, meta = m[1], true
		}
		if m := printHead.FindStringSubmatch(b.text); m != nil && i < 12 {
			r.Date, meta = isoDay(m[2]), true
			switch strings.ToLower(m[3]) {
			case "gældende":
				r.Status, r.StatusFrom = corpus.Current, fromRetsinformation
			case "historisk":
				r.Status, r.StatusFrom = corpus.Historical, fromRetsinformation
			}
		}
		if !meta && !isFurniture(b.text, i) && collapse(b.text) != r.Title {
			kept = append(kept, b)
		}
	}
	return kept
}

// isFurniture tells lines of the page, not of the decision.
func isFurniture(text string, i int) bool {
	lower := strings.ToLower(text)
	for _, p := range []string{"teglholmsgade", "postadresse:", "nytorv 7", "senere ændringer til afgørelsen", "lovgivning, afgørelsen vedrører",
		"redaktionel note", "den fulde tekst", "udskriftsdato", "journalnummer:", "ministerium:", "senere ændringer til forskriften"} {
		if strings.HasPrefix(lower, p) && len(text) < 160 {
			return true
		}
	}
	return strings.HasPrefix(lower, "paragraf §") && len(text) < 120 || i < 12 && (lower == "ankestyrelsen" || lower == "ingen")
}
