package extract

import (
	"fmt"
	"strings"

	"oplyst/extract/doctype"
	"oplyst/ingest"
)

// maxOutlineLevel is how deep documents are looked for in an outline: below
// folders of folders.
const maxOutlineLevel = 4

// byOutline takes the first level of the outline whose entries are documents.
// An entry above it without anything below is one of them; a folder above it
// that has a page of its own begins something too.
func byOutline(r *run) []start {
	var marks []ingest.Mark
	for _, m := range r.marks {
		if m.Kind == ingest.MarkOutline {
			marks = append(marks, m)
		}
	}
	if len(marks) < 2 {
		return nil
	}
	for level := 1; level <= maxOutlineLevel; level++ {
		entries, folders := outlineLevel(marks, level)
		if !r.documents(entries) {
			continue
		}
		opens := map[int]string{}
		for _, m := range folders {
			if m.Level < level {
				opens[m.Page-1] = ""
			}
		}
		for _, m := range entries {
			if opens[m.Page-1] == "" {
				opens[m.Page-1] = m.Title
			}
		}
		var out []start
		for i := range r.pages {
			if title, ok := opens[i]; ok {
				out = append(out, start{i, title, fmt.Sprintf("bogmærket »%s« i PDF-filen", title)})
			}
		}
		return out
	}
	return nil
}

// outlineLevel gives the entries of a level with the childless ones above it,
// and the entries above it that have others below.
func outlineLevel(marks []ingest.Mark, level int) (entries, folders []ingest.Mark) {
	for i, m := range marks {
		below := i+1 < len(marks) && marks[i+1].Level > m.Level
		switch {
		case m.Level == level, m.Level < level && !below:
			entries = append(entries, m)
		case m.Level < level:
			folders = append(folders, m)
		}
	}
	return entries, folders
}

// documents tells whether outline entries are documents: each on a page of its
// own and at its top, and most named as documents are, or most on pages that
// look like the beginning of one; and few named as chapters.
func (r *run) documents(entries []ingest.Mark) bool {
	n, apart, tops, named, chapters, looks := len(entries), 1, 0, 0, 0, 0
	if n < 2 {
		return false
	}
	for i, m := range entries {
		if i > 0 && m.Page > entries[i-1].Page {
			apart++
		}
		if m.Top {
			tops++
		}
		switch {
		case documentTitle(m.Title):
			named++
		case chapterTitle(m.Title):
			chapters++
		}
		if m.Page == 1 || r.score(m.Page-1) >= plainSign {
			looks++
		}
	}
	if apart*10 < n*9 || tops*10 < n*8 || chapters*2 > n {
		return false
	}
	return named*2 >= n || looks*10 >= n*7 && chapters*4 < n
}

// documentTitle tells whether a name is that of a document and not of a chapter.
func documentTitle(title string) bool {
	low := strings.ToLower(title)
	for _, ext := range [...]string{".pdf", ".doc", ".docx", ".rtf", ".odt", ".txt", ".msg", ".eml", ".html", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".xlsx"} {
		if strings.HasSuffix(low, ext) {
			return true
		}
	}
	if kind, number := stampOf(title); kind != "" && number != "" {
		return true
	}
	if kind := doctype.Classify(title, nil).Type; kind != "andet" {
		return true
	}
	o := doctype.Open([]string{strings.TrimLeft(title, "0123456789.-_ )")})
	return o.Weight >= 9
}

// chapterTitles open the parts of one document.
var chapterTitles = []string{"indledning", "baggrund", "metode", "resume", "resumé", "sammenfatning", "konklusion", "anamnese", "objektiv", "diskussion", "formål", "referencer", "litteratur",
	"diagnoser", "vurdering", "prognose", "plan", "status", "socialt", "helbred", "medicin", "behandling", "uddannelse", "beskæftigelse", "borgerens", "kapitel", "afsnit", "forord", "indhold",
	"undersøgelse", "tidligere", "aktuelt", "mål", "ressourcer", "udfordringer", "økonomi", "netværk", "bolig", "familie", "klagevejledning", "begrundelse", "lovgrundlag", "regler", "resultat", "introduktion"}

// chapterTitle tells whether a name is that of a chapter.
func chapterTitle(title string) bool {
	low := strings.ToLower(title)
	rest := strings.TrimLeft(low, "0123456789. )")
	if rest != low && strings.ContainsAny(low[:min(len(low), 4)], ".)") {
		return true
	}
	for _, w := range chapterTitles {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
