package forget

import (
	"context"
	"os"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"oplyst/anonym"
	"oplyst/index"
	"oplyst/ledger"
	"oplyst/residue"
)

// Bounds of the signs of one case. Passages are spread over all its pages.
const (
	mostPassages = 600 // looked for
	tryPassages  = 4 * mostPassages
	passage      = 40 // characters of one, at most
	shortPassage = 24 // at least
	shortName    = 5  // characters of the shortest name, number or place
)

// found is what a search goes by.
type found struct {
	texts  []string
	shared int // signs that stand elsewhere too
}

// signs gathers by what the given cases would be known: names of cases, files
// and people, numbers, places, hashes of files, and passages of text. What also
// stands in another case, or in this program, tells nothing and is left out.
func signs(ctx context.Context, l *ledger.Ledger, program string, files map[string][]ledger.File, cases []Case) (*found, error) {
	mine := map[string]bool{}
	var candidates []string
	for i := range cases {
		mine[cases[i].Name] = true
		own, pages, err := signsOf(ctx, l, cases[i].Name, files[cases[i].Name])
		if err != nil {
			return nil, err
		}
		cases[i].Pages = pages
		candidates = append(append(candidates, own...), cases[i].Folder)
	}
	own, shared, err := telling(ctx, l, program, files, mine, candidates)
	if err != nil {
		return nil, err
	}
	f := &found{shared: shared}
	var passages []string
	for _, text := range own {
		if utf8.RuneCountInString(text) >= shortPassage {
			passages = append(passages, text)
		} else {
			f.texts = append(f.texts, text)
		}
	}
	f.texts = append(f.texts, spread(passages, mostPassages*len(cases))...)
	for i := range cases {
		cases[i].NoName = true
		for _, t := range f.texts {
			cases[i].NoName = cases[i].NoName && t != cases[i].Name
		}
	}
	return f, ctx.Err()
}

// telling drops the signs that stand in other cases or in this program, and says
// how many.
func telling(ctx context.Context, l *ledger.Ledger, program string, files map[string][]ledger.File, mine map[string]bool, signs []string) (own []string, shared int, err error) {
	set := residue.New(signs)
	elsewhere := make([]bool, len(set.Texts()))
	rest := others{ledger: l, set: set, mark: func(text int) { elsewhere[text] = true }, forms: map[string]bool{}}
	for name, rows := range files {
		if mine[name] {
			continue
		}
		rest.text(name)
		for _, f := range rows {
			if err := rest.file(ctx, f); err != nil {
				return nil, 0, err
			}
		}
	}
	if program != "" {
		data, _ := os.ReadFile(program) // without it there are only more signs
		set.FindStrings(data, rest.mark)
	}
	for i, text := range set.Texts() {
		if elsewhere[i] {
			shared++
		} else {
			own = append(own, text)
		}
	}
	return own, shared, nil
}

// others marks the signs that stand in other cases: as they write them, or as the
// index will write the words of those cases ("Jensen" of "Jensens", "noergaard").
type others struct {
	ledger *ledger.Ledger
	set    *residue.Set
	mark   func(int)
	forms  map[string]bool // looked at already
	fresh  []byte          // those of a text that were not
}

func (o *others) file(ctx context.Context, f ledger.File) error {
	o.text(f.Path)
	o.set.Find([]byte(f.SHA256), o.mark)
	e, err := o.ledger.Load(ctx, f.Key)
	if err != nil {
		return err
	}
	for i := range e.Document.Pages {
		o.text(e.Document.Pages[i].Text)
	}
	return nil
}

func (o *others) text(text string) {
	o.set.Find([]byte(text), o.mark)
	o.fresh = o.fresh[:0]
	index.Forms(text, func(form string) {
		if !o.forms[form] {
			o.forms[form] = true
			o.fresh = append(append(o.fresh, form...), '\n')
		}
	})
	o.set.Find(o.fresh, o.mark)
}

// figure is a personal number.
var figure = regexp.MustCompile(`\b[0-3][0-9][01][0-9]{3}[- ]?[0-9]{4}\b`)

// signsOf gathers the signs of one case and counts its pages.
func signsOf(ctx context.Context, l *ledger.Ledger, name string, files []ledger.File) (texts []string, pages int, err error) {
	in := anonym.Input{Case: name}
	texts = append(texts, name)
	var lines []string
	for _, f := range files {
		e, err := l.Load(ctx, f.Key)
		if err != nil {
			return nil, 0, err
		}
		base := path.Base(strings.ReplaceAll(f.Path, `\`, "/"))
		texts = append(texts, f.Path, base, strings.TrimSuffix(base, path.Ext(base)), f.SHA256)
		in.Paths = append(in.Paths, f.Path)
		var own []string
		for i := range e.Document.Pages {
			own = append(own, e.Document.Pages[i].Text)
		}
		in.Pages = append(in.Pages, own)
		pages += len(own)
	}
	r := anonym.New(in)
	for _, own := range in.Pages {
		for _, text := range own {
			for _, t := range append(r.Originals(text), figure.FindAllString(text, -1)...) {
				texts = append(texts, t, strings.NewReplacer("-", "", " ", "").Replace(figure.FindString(t)))
			}
			lines = append(lines, passages(text)...)
		}
	}
	kept := texts[:0]
	for _, t := range texts {
		if t = strings.TrimSpace(t); t == name || utf8.RuneCountInString(t) >= shortName && !strings.ContainsAny(t, "\n\t") {
			kept = append(kept, t)
		}
	}
	return append(kept, spread(lines, tryPassages)...), pages, nil
}

// passages gives one passage of each line that is long enough.
func passages(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if p := strings.Join(words, " "); !strings.Contains(line, p) { // as it stands, or not at all
			continue
		} else if rs := []rune(p); len(rs) >= shortPassage {
			from := (len(rs) - min(len(rs), passage)) / 2
			out = append(out, strings.TrimSpace(string(rs[from:min(len(rs), from+passage)])))
		}
	}
	return out
}

// spread takes most of the texts, evenly.
func spread(texts []string, most int) []string {
	if len(texts) <= most {
		return texts
	}
	out := make([]string, 0, most)
	for i := range most {
		out = append(out, texts[i*len(texts)/most])
	}
	return out
}
