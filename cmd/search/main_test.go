package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"oplyst/index"
)

// call runs the command in this process.
func call(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = run(context.Background(), args, &out, &errs)
	return code, out.String(), errs.String()
}

func archive(t *testing.T) string {
	t.Helper()
	out := t.TempDir()
	w, err := index.CreateCases(filepath.Join(out, "indeks"))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Add("h01", []index.CaseDocument{{Path: "Notat 1.txt", Type: "journalnotat", Date: "2019-03-12", Pages: []index.CasePage{
		{Number: 1, Text: "Overskrift\n=HYPERLINK(\"x\") Behandlingen er ikke udtømt.\x1b[31m Praktik aftalt."},
	}}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// damagePage turns one bit of a file.
func damagePage(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 4
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestExitCodes(t *testing.T) {
	out := archive(t)
	damaged := archive(t)
	if err := os.Truncate(filepath.Join(damaged, "indeks", "pages.bin"), 3); err != nil {
		t.Fatal(err)
	}
	rotten, older := archive(t), archive(t)
	damagePage(t, filepath.Join(rotten, "indeks", "texts.txt"))
	if err := os.WriteFile(filepath.Join(older, "indeks", "oplyst-index.json"), []byte(`{"schema":"oplyst/index/2"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name string
		args []string
		code int
		says string // on stderr or stdout
	}{
		{"hits", []string{"fibromyalgi"}, 0, "37-19"},
		{"words apart", []string{"funktionel", "lidelse"}, 0, "37-19"},
		{"no hits", []string{"kvantemekanik"}, 1, "Ingen afgørelser fundet."},
		{"no hits as JSON", []string{"--json", "kvantemekanik"}, 1, `"hits":[]`},
		{"nothing asked", nil, 2, "mangler noget at søge efter"},
		{"bad query", []string{"praktik OG"}, 2, "tegn 9: OG mangler noget bagefter"},
		{"bad field value", []string{"førtidspension status:grøn"}, 2, "tegn 16: status »grøn« findes ikke"},
		{"unknown flag", []string{"--farve", "x"}, 2, "ukendt flag: --farve"},
		{"excluded word without quotes", []string{"praktik", "-fleksjob"}, 2, "anførselstegn"},
		{"bad date", []string{"--dato", "i morgen", "x"}, 2, "er ikke en dato"},
		{"bad place", []string{"--in", "skuffen", "x"}, 2, "afgørelser eller sager"},
		{"both formats", []string{"--json", "--csv", "x"}, 2, "ikke bruges sammen"},
		{"negative limit", []string{"--limit", "-1", "x"}, 2, "0 eller mere"},
		{"no index", []string{"--in", "sager", "--index", filepath.Join(out, "findes-ikke"), "x"}, 10, "intet søgeindeks"},
		{"damaged index", []string{"--in", "sager", "--index", damaged, "x"}, 10, "scan --rebuild --out " + damaged},
		{"damaged page", []string{"--in", "sager", "--index", rotten, "udtømt"}, 10, "er beskadiget"},
		{"index of another version", []string{"--in", "sager", "--index", older, "udtømt"}, 10, "en anden version af programmet"},
		{"pages", []string{"--in", "sager", "--index", out, "udtømt"}, 0, "side 1, linje 2"},
		{"pages, index folder itself", []string{"--in", "sager", "--index", filepath.Join(out, "indeks"), "udtømt"}, 0, "Notat 1.txt"},
		{"no pages", []string{"--in", "sager", "--index", out, "fleksjob"}, 1, "Ingen sider fundet"},
		{"no such case", []string{"--sag", out}, 10, "findes ikke"},
		{"sag and query", []string{"--sag", out, "x"}, 2, "uden søgning"},
		{"like another", []string{"--lignende", "39-17"}, 0, "40-17"},
		{"like nothing", []string{"--lignende", "999-99"}, 2, "findes ikke i kataloget"},
		{"chain", []string{"58-18"}, 0, "33-15 (ophævet), 92-16 (ophævet) → 58-18"},
		{"facets", []string{"--facetter", "tema:revalidering"}, 0, "status: historisk ("},
		{"help", []string{"--help"}, 0, "Afslutningskoder"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			code, stdout, stderr := call(tc.args...)
			if code != tc.code || !strings.Contains(stdout+stderr, tc.says) {
				t.Errorf("code %d, want %d and %q\nstdout: %s\nstderr: %s", code, tc.code, tc.says, stdout, stderr)
			}
		})
	}
}

func TestPrecedentsJSONKeepsTheContract(t *testing.T) {
	code, stdout, _ := call("--json", "--limit", "3", "ressourceforløb ikke kan udelukkes")
	var got struct {
		Query string `json:"query"`
		Hits  []struct {
			Nr, Title, Status, Snippet string
			Score                      float64
			StatusText                 string `json:"status_text"`
		} `json:"hits"`
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || code != 0 {
		t.Fatalf("code %d, %v\n%s", code, err, stdout)
	}
	if got.Query != "ressourceforløb ikke kan udelukkes" || len(got.Hits) != 3 {
		t.Fatalf("%+v", got)
	}
	for i, h := range got.Hits {
		if h.Nr == "" || h.Title == "" || h.Status == "" || h.Snippet == "" || h.Score <= 0 {
			t.Errorf("hit %d lacks something: %+v", i, h)
		}
		if h.Status == "ukendt" && !strings.Contains(h.StatusText, "status ikke bekræftet") {
			t.Errorf("%s: unconfirmed status is not said: %q", h.Nr, h.StatusText)
		}
		if i > 0 && h.Score > got.Hits[i-1].Score {
			t.Errorf("hit %d scores more than the one before", i)
		}
	}
}

func TestCasesJSONKeepsTheContract(t *testing.T) {
	_, stdout, _ := call("--in", "sager", "--index", archive(t), "--json", `"ikke udtømt"`)
	var got struct {
		Hits []struct {
			Case, Document, Quote string
			Page, Start, End      int
			Score                 *float64
		}
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil || len(got.Hits) != 1 {
		t.Fatalf("%v\n%s", err, stdout)
	}
	h := got.Hits[0]
	if h.Case != "h01" || h.Document != "Notat 1.txt" || h.Page != 1 || h.End-h.Start != len(h.Quote) || h.Score == nil {
		t.Errorf("%+v", h)
	}
}

func TestCSVIsHarmless(t *testing.T) {
	_, stdout, _ := call("--in", "sager", "--index", archive(t), "--csv", "udtømt")
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(stdout, "\uFEFF")))
	in.Comma = ';'
	rows, err := in.ReadAll()
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v %q", err, stdout)
	}
	if quote := rows[1][7]; !strings.HasPrefix(quote, "'=") && strings.HasPrefix(quote, "=") || strings.Contains(quote, "\x1b") {
		t.Errorf("quote %q would run", quote)
	}
}

func TestOutputInAPipeIsPlain(t *testing.T) {
	_, stdout, _ := call("--in", "sager", "--index", archive(t), "praktik")
	if strings.Contains(stdout, "\x1b") {
		t.Errorf("escape sequence in %q", stdout)
	}
}

func TestSagListsItsDecisions(t *testing.T) {
	dir := t.TempDir()
	data := `{"schema":"oplyst/sag/1","case":"h01","as_of":"2019-11-28",
	 "checklist":[{"item":"nr2","verdict":"partial","precedents":["58-18"]},{"item":"nr3","verdict":"documented","precedents":["37-19"]}],
	 "precedents":[{"nr":"58-18","score":2,"why":"Udviklingsperspektiv."},{"nr":"37-19","score":1,"why":"Funktionel lidelse."}]}`
	if err := os.WriteFile(filepath.Join(dir, "sag.json"), []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ := call("--sag", dir)
	for _, want := range []string{"58-18  gældende", "Udviklingsperspektiv.", "Belyser det, sagen mangler: ", "Til hver mangel", "er kun delvist dokumenteret; afgørelsen handler om udviklingsperspektiv", "28. november 2019"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is missing in\n%s", want, stdout)
		}
	}
	if code != 0 || strings.Index(stdout, "58-18") > strings.Index(stdout, "37-19") {
		t.Errorf("code %d, order wrong in\n%s", code, stdout)
	}
	if err := os.WriteFile(filepath.Join(dir, "sag.json"), []byte("{}"), 0o666); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call("--sag", dir); code != exitNoIndex || !strings.Contains(stderr, "ikke en sag.json") {
		t.Errorf("code %d, %s", code, stderr)
	}
}

func TestWrap(t *testing.T) {
	for _, l := range wrap("en lang linje med \x1b[1m\x1b[33mfarvede\x1b[0m ord og rehabiliteringsplanens forberedende del", 24, true) {
		if visible(l) > 24 {
			t.Errorf("%q is wider than 24", l)
		}
	}
	if got := wrap("aa bb", 0, false); len(got) != 1 || got[0] != "aa bb" {
		t.Errorf("without a width: %q", got)
	}
}
