package diagnosis

import (
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strings"
	"testing"

	"oplyst/extract/match"
)

// crossNames are the disorders put into the patterns of testdata/cross.tsv, with
// their category: lasting ones, of which none explains another. Read only.
var crossNames = [][2]string{{"sukkersyge", "E14"}, {"astma", "J45"}, {"epilepsi", "G40"}, {"leddegigt", "M06"}, {"fibromyalgi", "M79"},
	{"depression", "F32"}, {"angst", "F41"}, {"skizofreni", "F20"}, {"PTSD", "F43"}, {"ADHD", "F90"}, {"dissemineret sklerose", "G35"},
	{"psoriasis", "L40"}, {"søvnapnø", "G47"}, {"migræne", "G43"}, {"forhøjet blodtryk", "I10"}, {"cøliaki", "K90"}, {"diskusprolaps", "M51"},
	{"endometriose", "N80"}, {"osteoporose", "M81"}, {"Parkinsons sygdom", "G20"}, {"colitis ulcerosa", "K51"}, {"hjertesvigt", "I50"}, {"lavt stofskifte", "E03"}}

// crossing is one sentence of the generator with what must be found in it.
type crossing struct{ text, class, member, pattern, want string }

// readCrossings crosses the classes of a file with its patterns. A pattern may
// name two classes.
func readCrossings(t *testing.T, path string) []crossing {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	classes, names := map[string][]string{}, []string{}
	var out []crossing
	for _, line := range strings.Split(string(raw), "\n") {
		cell := strings.Split(line, "\t")
		switch {
		case len(cell) == 3 && cell[0] == "class":
			classes[cell[1]], names = strings.Split(cell[2], "|"), append(names, cell[1])
		case len(cell) == 2 && cell[0] == "pattern":
			out = append(out, cross(classes, names, crossing{pattern: strings.ReplaceAll(cell[1], `\n`, "\n"), text: strings.ReplaceAll(cell[1], `\n`, "\n")})...)
		}
	}
	return out
}

// cross fills the slots of a pattern with all members of its classes, then with
// disorders.
func cross(classes map[string][]string, names []string, c crossing) []crossing {
	for i := len(names) - 1; i >= 0; i-- {
		if n := names[i]; strings.Contains(c.text, "{"+n+"}") {
			var out []crossing
			for _, m := range classes[n] {
				next := c
				next.text, next.class, next.member = strings.ReplaceAll(c.text, "{"+n+"}", m), n, strings.TrimSpace(c.member+" "+m)
				out = append(out, cross(classes, names, next)...)
			}
			return out
		}
	}
	h := fnv.New32a()
	h.Write([]byte(c.text))
	at, want := int(h.Sum32()%uint32(len(crossNames))), []string{}
	for {
		i := strings.IndexByte(c.text, '{')
		if i < 0 {
			break
		}
		j := i + strings.IndexByte(c.text[i:], '}')
		d := crossNames[at%len(crossNames)]
		if status := c.text[i+1 : j]; status != "-" {
			want = append(want, d[1]+" "+status)
		}
		c.text, at = c.text[:i]+d[0]+c.text[j+1:], at+7
	}
	slices.Sort(want)
	c.text = strings.ToUpper(c.text[:1]) + c.text[1:]
	c.want = strings.Join(want, ";")
	return []crossing{c}
}

// crossFloor is the least share of sentences that must come out as stated. First
// contact on 2026-11-22, before context_patterns.tsv: 3353 of 6886, 0.487; the
// word classes were then completed with these misses in sight.
const crossFloor = 0.98

// TestCross scores the sentences of testdata/cross.tsv. OPLYST_CROSS names
// another file to score, 'all' the same one; both list patterns, members and
// misses.
func TestCross(t *testing.T) {
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	path, list := "testdata/cross.tsv", os.Getenv("OPLYST_CROSS")
	if list != "" && list != "all" {
		path = list
	}
	hits, all, byPattern, byMember := 0, 0, map[string][2]int{}, map[string][2]int{}
	for _, c := range readCrossings(t, path) {
		var got []string
		for _, d := range finder.Find([]*match.Text{match.Parse(c.text)}, DocInfo{Type: "speciallaegeerklaering", Date: "2021-03-01"}) {
			got = append(got, d.Code[:3]+" "+string(d.Status))
		}
		slices.Sort(got)
		ok := 0
		if strings.Join(got, ";") == c.want {
			ok = 1
		} else if list != "" {
			fmt.Printf("MISS\t%s\t%s\t%s\t%v\t%s\n", c.class, c.member, c.text, got, c.want)
		}
		all, hits = all+1, hits+ok
		p, m := byPattern[c.class+"\t"+c.pattern], byMember[c.class+"\t"+c.member]
		byPattern[c.class+"\t"+c.pattern], byMember[c.class+"\t"+c.member] = [2]int{p[0] + ok, p[1] + 1}, [2]int{m[0] + ok, m[1] + 1}
	}
	if list != "" {
		for k, v := range byPattern {
			fmt.Printf("PAT\t%.2f\t%d/%d\t%s\n", float64(v[0])/float64(v[1]), v[0], v[1], strings.ReplaceAll(k, "\n", `\n`))
		}
		for k, v := range byMember {
			fmt.Printf("MEM\t%.2f\t%d/%d\t%s\n", float64(v[0])/float64(v[1]), v[0], v[1], k)
		}
	}
	t.Logf("%d of %d sentences right: %.3f", hits, all, float64(hits)/float64(all))
	if path == "testdata/cross.tsv" && float64(hits) < crossFloor*float64(all) {
		t.Errorf("below %.2f", crossFloor)
	}
}
