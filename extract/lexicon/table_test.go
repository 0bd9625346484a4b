package lexicon

import (
	"errors"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	table, err := Parse("t.tsv", "# note\n\nword\tkind\thit\r\na\tx | y|\n b \t\n", "word", "hit")
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) != 2 || !table.Has("kind") || table.Has("miss") {
		t.Fatalf("%+v", table)
	}
	a, b := table.Rows[0], table.Rows[1]
	if a.Line != 4 || b.Line != 5 || b.Get("word") != "b" || b.Get("hit") != "" || b.Get("unknown") != "" {
		t.Errorf("rows %+v %+v", a, b)
	}
	if got := strings.Join(a.List("kind"), ","); got != "x,y" {
		t.Errorf("list %q", got)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		name, text string
		need       string
		want       error
		line       int
	}{
		{"empty", "", "", ErrNoHead, 0},
		{"only notes", "# a\n\n", "", ErrNoHead, 0},
		{"column", "word\tkind\n", "hit", ErrColumn, 1},
		{"cells", "word\nx\ty\n", "", ErrCells, 2},
		{"key", "word\tkind\n\ty\n", "", ErrEmptyKey, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			var need []string
			if c.need != "" {
				need = []string{c.need}
			}
			_, err := Parse("t.tsv", c.text, need...)
			var te *TableError
			if !errors.Is(err, c.want) || !errors.As(err, &te) || te.Line != c.line || te.File != "t.tsv" {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := Load("none.tsv"); !errors.Is(err, ErrNoTable) {
		t.Errorf("Load: %v", err)
	}
}

// TestEveryTable loads every embedded table.
func TestEveryTable(t *testing.T) {
	entries, err := files.ReadDir(".")
	if err != nil || len(entries) < 6 {
		t.Fatalf("%d tables, %v", len(entries), err)
	}
	for _, e := range entries {
		table, err := Load(e.Name())
		if err != nil {
			t.Error(err)
			continue
		}
		if len(table.Rows) == 0 {
			t.Errorf("%s has no rows", e.Name())
		}
	}
}

// TestUnique holds the first columns that are keys to be unique.
func TestUnique(t *testing.T) {
	for _, name := range []string{"context.tsv", "sections.tsv", "simplex.tsv", "stem_protect.tsv", "stem_overrides.tsv", "ambiguous.tsv", "compounds.tsv", "diagnosis_courses.tsv", "diagnosis_general.tsv", "diagnosis_sequelae.tsv"} {
		table := MustLoad(name)
		seen := map[string]int{}
		for _, r := range table.Rows {
			key := r.Get(table.Columns[0])
			if line, ok := seen[key]; ok {
				t.Errorf("%s:%d repeats %q of line %d", name, r.Line, key, line)
			}
			seen[key] = r.Line
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("word\tkind\na\tb\n")
	f.Add("#\n\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := Parse("f.tsv", text)
		if err != nil {
			var te *TableError
			if !errors.As(err, &te) {
				t.Fatalf("%T", err)
			}
			return
		}
		for _, r := range table.Rows {
			for _, c := range table.Columns {
				r.List(c)
			}
		}
	})
}
