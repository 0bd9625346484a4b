package statement

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/extract/match"
)

// sharedCases returns the folder of annotated cases or skips.
func sharedCases(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("OPLYST_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "cases")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("shared/cases is not here")
	}
	return dir
}

// plainText turns the Markdown of an annotated document into page text.
func plainText(md string) (text string, head map[string]string) {
	head = map[string]string{}
	body := md
	if parts := strings.SplitN(md, "---\n", 3); len(parts) == 3 {
		body = parts[2]
		for _, l := range strings.Split(parts[1], "\n") {
			if k, v, ok := strings.Cut(l, ": "); ok {
				head[k] = strings.TrimSpace(v)
			}
		}
	}
	var b strings.Builder
	for _, l := range strings.Split(body, "\n") {
		l = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(l, "*", ""), "\\", ""))
		l = strings.TrimSpace(strings.TrimLeft(l, "#"))
		if strings.HasPrefix(l, "|") {
			if strings.Trim(l, "|-: ") == "" {
				continue
			}
			cells := strings.Split(strings.Trim(l, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			l = strings.Join(cells, "\t")
		}
		b.WriteString(l + "\n")
	}
	return b.String(), head
}

// caseTruth is what the test reads of truth.json.
type caseTruth struct {
	Case      string
	Checklist []struct {
		Item, Verdict    string
		Support, Against []struct{ Doc, Quote string }
	}
}

// TestCaseQuotes finds the quotes that the annotated cases rest their
// checklist on. OPLYST_STATEMENTS=cases prints each with the statements that
// overlap it, =fires every statement found.
func TestCaseQuotes(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(sharedCases(t), "dev-*", "*", "truth.json"))
	if len(files) == 0 {
		t.Fatal("no annotated cases")
	}
	f := New()
	show := os.Getenv("OPLYST_STATEMENTS")
	quotes, found, statements, bytes := 0, 0, 0, 0
	var b strings.Builder
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var truth caseTruth
		if err := json.Unmarshal(raw, &truth); err != nil {
			t.Fatal(err)
		}
		docs, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "src", "*.md"))
		texts, hits := map[string]string{}, map[string][]Statement{}
		for _, d := range docs {
			md, _ := os.ReadFile(d)
			text, head := plainText(string(md))
			name := strings.TrimSuffix(filepath.Base(d), ".md")
			texts[name] = text
			hits[name] = f.Find(DocInfo{Type: head["type"], Date: head["date"]}, match.ParsePages([]string{text}))
			statements += len(hits[name])
			bytes += len(text)
			if show == "fires" {
				for _, s := range hits[name] {
					fmt.Fprintf(&b, "%s %s %s/%s weak=%t past=%t hours=%v [%s] %s\n", truth.Case, head["type"], s.Label, s.Speaker, s.Weak, s.Past, s.Hours, s.Rule, s.Quote)
				}
			}
			for _, s := range hits[name] {
				if s.Quote != text[s.Start:s.End] {
					t.Errorf("quote of %s differs from its span", s.Rule)
				}
			}
		}
		for _, item := range truth.Checklist {
			for side, list := range [][]struct{ Doc, Quote string }{item.Support, item.Against} {
				for _, q := range list {
					quotes++
					at := strings.Index(texts[q.Doc], q.Quote)
					var over []string
					for _, s := range hits[q.Doc] {
						if at >= 0 && s.Start < at+len(q.Quote) && s.End > at {
							over = append(over, fmt.Sprintf("%s/%s", s.Label, s.Speaker))
						}
					}
					if len(over) > 0 {
						found++
					}
					if show == "cases" {
						mark := ""
						if at < 0 {
							mark = " (NOT IN TEXT)"
						}
						if len(over) == 0 {
							mark += " NONE"
						}
						fmt.Fprintf(&b, "%s %s %s %s%s | %s | %v\n", truth.Case, item.Item, item.Verdict, [2]string{"for", "against"}[side], mark, q.Quote, over)
					}
				}
			}
		}
	}
	if found*10 < quotes*7 {
		t.Error("fewer than seven quotes in ten are found")
	}
	t.Logf("%d of %d quotes overlap a statement; %d statements in %d kB\n%s", found, quotes, statements, bytes/1000, b.String())
}
