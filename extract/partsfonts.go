package extract

import "oplyst/ingest"

// fontSign is what the fonts of a page say.
type fontSign int

const (
	fontsUnknown fontSign = iota
	fontsNew              // none is shared with the pages before, as others in the file are
	fontsAllNew           // no page of the file shares any
	fontsShared           // the page shares fonts with those before, as others do not
)

// newFonts says for each page what its fonts tell.
func newFonts(r *run) []fontSign {
	out := make([]fontSign, len(r.pages))
	n := 0
	for _, m := range r.marks {
		if m.Kind == ingest.MarkApart {
			out[m.Page-1] = fontsNew
			n++
		}
	}
	switch {
	case n == 0:
		return out
	case n >= len(r.pages)-1:
		for i := range out {
			out[i] = fontsAllNew
		}
		return out
	}
	for i := range out {
		if out[i] == fontsUnknown && r.pages[i].Reader == "pdf" && i > 0 && r.pages[i-1].Reader == "pdf" {
			out[i] = fontsShared
		}
	}
	return out
}
