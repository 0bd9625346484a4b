// Package oplyst_test holds what concerns the tree as a whole: who may import
// whom.
package oplyst_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layers lists every package of the module and what it may import of ours, in
// the direction of ARCHITECTURE.md's picture. A package that is not listed
// fails the test: say first where it belongs. Don't add an arrow that runs back.
var layers = map[string][]string{
	".": nil,

	"ingest/charset": nil,
	"ingest/effort":  nil,
	"ingest/pdf":     {"ingest/pdfium"},
	"ingest/pdfium":  nil,
	"ingest/office":  {"ingest/charset"},
	"ingest/ocr":     nil,
	"ingest":         {"ingest/charset", "ingest/ocr", "ingest/office", "ingest/pdf", "ingest/pdfium"},

	"cage": {"ingest", "ingest/ocr", "ingest/pdfium"},

	"extract/danish":    nil,
	"extract/lexicon":   nil,
	"extract/match":     {"extract/danish", "extract/lexicon"},
	"extract/dates":     {"extract/lexicon", "extract/match"},
	"extract/cite":      {"extract/lexicon", "extract/match"},
	"extract/doctype":   {"extract/dates", "extract/lexicon", "extract/match"},
	"extract/diagnosis": {"extract/dates", "extract/lexicon", "extract/match"},
	"extract/indsats":   {"extract/dates", "extract/lexicon", "extract/match"},
	"extract/statement": {"extract/lexicon", "extract/match"},
	"extract/copies":    {"extract/match"},

	"extract/forsoergelse": {"extract/dates", "extract/match"},
	"extract": {"ingest", "extract/cite", "extract/dates", "extract/diagnosis", "extract/doctype",
		"extract/indsats", "extract/lexicon", "extract/match", "extract/statement"},

	"corpus":          {"extract/cite", "extract/dates", "extract/lexicon"},
	"corpus/fulltext": {"corpus", "extract/cite", "ingest", "ingest/charset"},
	"corpus/retsinfo": {"corpus/fulltext", "whole"},
	"index": {"corpus", "corpus/fulltext", "extract", "extract/cite", "extract/danish", "extract/dates", "extract/lexicon",
		"extract/match", "ingest", "lock", "whole"},
	"checklist": {"corpus", "extract", "extract/cite", "extract/copies", "extract/dates", "extract/diagnosis",
		"extract/indsats", "extract/lexicon", "extract/match", "extract/statement"},
	"anonym": {"extract/dates", "extract/doctype", "extract/lexicon"},
	"report": {"anonym", "checklist", "corpus", "extract", "extract/cite", "extract/copies", "extract/dates", "extract/diagnosis",
		"extract/forsoergelse", "extract/indsats", "extract/match", "extract/statement", "ingest"},
	"ledger":  {"extract", "ingest"},
	"audit":   {"lock", "whole"},
	"forget":  {"anonym", "index", "ledger", "lock", "residue", "whole"},
	"lock":    nil,
	"fault":   nil,
	"residue": nil,
	"whole":   nil,
	"pipeline": {"anonym", "cage", "checklist", "corpus", "extract", "extract/cite", "extract/copies", "extract/dates", "extract/match", "fault",
		"index", "ingest", "ingest/ocr", "ledger", "lock", "report", "whole"},

	"cmd/internal/cli": {"audit", "fault"},

	"cmd/scan":   {"cmd/internal/cli", "audit", "cage", "checklist", "corpus", "extract", "fault", "forget", "index", "ingest", "ingest/ocr", "ingest/pdfium", "ledger", "pipeline", "report", "residue"},
	"cmd/search": {"cmd/internal/cli", "audit", "cage", "checklist", "corpus", "corpus/fulltext", "corpus/retsinfo", "extract", "extract/dates", "index", "ingest", "report"},
}

// online is the only package that may use the network; cmd/search calls it for
// "search update" and nothing else does.
const online = "corpus/retsinfo"

// testOnly packages hold tests and data; they may import anything exported.
var testOnly = []string{"golden"}

func TestLayers(t *testing.T) {
	seen := map[string]bool{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && file != "." || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		pkg := path.Dir(filepath.ToSlash(file))
		if slices.Contains(testOnly, pkg) {
			return nil
		}
		allowed, listed := layers[pkg]
		if !listed {
			t.Errorf("%s: package %q is not listed in layers_test.go", file, pkg)
			return nil
		}
		seen[pkg] = true
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imp := range parsed.Imports {
			name := strings.Trim(imp.Path.Value, `"`)
			if pkg != online && (name == "net" || strings.HasPrefix(name, "net/") && name != "net/mail" && name != "net/textproto" && name != "net/url") {
				t.Errorf("%s: only %s may use the network, and %q is imported", file, online, name)
			}
			ours, ok := strings.CutPrefix(name, "oplyst/")
			if ok && !slices.Contains(allowed, ours) {
				t.Errorf("%s: %q may not import %q (layers_test.go)", file, pkg, ours)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg, imports := range layers {
		if pkg != "." && !seen[pkg] {
			t.Errorf("layers_test.go lists %q, which has no Go files", pkg)
		}
		for _, imp := range imports {
			if _, ok := layers[imp]; !ok {
				t.Errorf("layers_test.go: %q may import %q, which is not listed", pkg, imp)
			}
		}
	}
}
