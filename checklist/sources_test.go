package checklist

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// outsideExtract lists paragraphs the extract leaves out of acts it otherwise
// holds: § 33 is about the start of payment, and § 18 a of the two
// consolidations stands in the amending act the extract does hold.
var outsideExtract = map[string]bool{
	"LBK 390/2013 § 33": true, "LBK 983/2019 § 33": true, "LBK 1123/2024 § 33": true,
	"LBK 1137/2014 § 18 a": true, "LBK 10/2015 § 18 a": true,
}

// TestSourcesAreTextsThatWereRead holds the sources of every rule to the
// provisions they are said to rest on.
func TestSourcesAreTextsThatWereRead(t *testing.T) {
	shared := os.Getenv("OPLYST_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "law", "provisions.jsonl"))
	if err != nil {
		t.Skip("shared/law/provisions.jsonl is not here")
	}
	defer f.Close()
	known, held := provisionKeys(t, f)
	if len(known) == 0 {
		t.Fatal("no provisions read")
	}
	form := regexp.MustCompile(`^(LBK|LOV|BEK) \d+/\d{4} § \d+( [a-z])?$`)
	missing, total, checked := []string{}, 0, 0
	for _, r := range mustLoad(t).Rules {
		for _, v := range r.Versions {
			for _, s := range v.Sources {
				total++
				if !form.MatchString(s) {
					t.Errorf("%s from %s: source %q has another form", r.ID, v.From, s)
				} else if instrument, _, _ := strings.Cut(s, " §"); held[instrument] && !known[s] && !outsideExtract[s] {
					missing = append(missing, r.ID+": "+s)
				} else if known[s] {
					checked++
				}
			}
		}
	}
	if checked < total/2 {
		t.Errorf("only %d of %d sources could be checked", checked, total)
	}
	if len(missing) > 0 {
		t.Errorf("%d of %d sources are not among the provisions: %s", len(missing), total, strings.Join(missing, "; "))
	}
}

// provisionKeys reads which paragraphs there are, as "LBK 783/2012 § 18 a"
// under every kind of instrument, and which instruments are held whole: of
// the pension act and the plan orders every paragraph a rule may rest on.
func provisionKeys(t *testing.T, f *os.File) (known, held map[string]bool) {
	t.Helper()
	known, held = map[string]bool{}, map[string]bool{}
	letter := regexp.MustCompile(`^(\d+)([a-z])$`)
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var p struct{ Law, Instrument, Section string }
		if err := json.Unmarshal(sc.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		year, number, ok := strings.Cut(p.Instrument, "/")
		if !ok {
			continue
		}
		section := letter.ReplaceAllString(p.Section, "$1 $2")
		for _, kind := range []string{"LBK", "LOV", "BEK"} {
			name := kind + " " + number + "/" + year
			known[name+" § "+section] = true
			held[name] = held[name] || p.Law == "LSP" || p.Law == "BEK-plan"
		}
	}
	return known, held
}
