package golden

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"
	"testing"

	"oplyst/corpus"
	"oplyst/index"
)

// judged is a query with the grades of the decisions that answer it: 3 decisive,
// 2 relevant, 1 background.
type judged struct {
	Q        string         `json:"q"`
	Kind     string         `json:"kind"`
	Relevant map[string]int `json:"relevant"`
}

// TestRanking searches every judged query and compares with ranking.txt, which
// says per query where the right answers stand. A change of ranking shows as a
// diff there; run with -update to accept it.
func TestRanking(t *testing.T) {
	c, err := corpus.Load()
	if err != nil {
		t.Fatal(err)
	}
	p, err := index.OpenPrecedents(c)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	queries := readQueries(t, "queries.jsonl")
	report, sums := rankAll(t, p, queries)
	demand(t, sums)
	if *update {
		if err := os.WriteFile("ranking.txt", []byte(report), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile("ranking.txt")
	if err != nil {
		t.Fatal(err)
	}
	if report != string(want) {
		t.Errorf("ranking changed; run go test ./golden -run Ranking -update and look at the diff\n%s", firstDifference(report, string(want)))
	}
}

// demand holds the figures that must not be lost.
func demand(t *testing.T, sums map[string]*tally) {
	for _, d := range []struct {
		kind string
		min  float64
		of   func(*tally) float64
		name string
	}{
		{"all", 0.88, (*tally).ndcg, "nDCG@10"},
		{"all", 0.92, (*tally).recall, "recall@5"},
		{"number", 1, (*tally).first, "rank 1"},
		{"citation", 1, (*tally).first, "rank 1"},
		{"misspelling", 0.80, (*tally).ndcg, "nDCG@10"},
	} {
		if got := d.of(sums[d.kind]); got < d.min-1e-9 {
			t.Errorf("%s of %s queries is %.3f, must be %.2f", d.name, d.kind, got, d.min)
		}
	}
}

func readQueries(t *testing.T, name string) []judged {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judged
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var j judged
		if err := json.Unmarshal(sc.Bytes(), &j); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, j)
	}
	if len(out) == 0 {
		t.Fatalf("%s holds no queries", name)
	}
	return out
}

// tally adds up the figures of a group of queries.
type tally struct {
	queries            int
	sum                float64 // of nDCG@10
	found, wanted      int     // of grade >= 2 among the first five
	firstRight, judged int
}

func (s *tally) ndcg() float64   { return s.sum / float64(s.queries) }
func (s *tally) recall() float64 { return float64(s.found) / float64(max(s.wanted, 1)) }
func (s *tally) first() float64  { return float64(s.firstRight) / float64(s.queries) }

// rankAll searches all queries and writes the report.
func rankAll(t *testing.T, p *index.Precedents, queries []judged) (string, map[string]*tally) {
	var b strings.Builder
	sums := map[string]*tally{}
	for _, j := range queries {
		res, err := p.Search(j.Q, index.PrecedentOptions{Limit: -1})
		if err != nil {
			t.Errorf("%q: %v", j.Q, err)
			continue
		}
		var ranked []string
		for _, h := range res.Hits {
			ranked = append(ranked, h.Decision.Nr)
		}
		n := ndcg(ranked, j.Relevant)
		for _, kind := range []string{j.Kind, "all"} {
			if sums[kind] == nil {
				sums[kind] = &tally{}
			}
			sums[kind].add(n, ranked, j.Relevant)
		}
		fmt.Fprintf(&b, "%.3f\t%s\t%s\t%s", n, j.Kind, j.Q, places(ranked, j.Relevant))
		if n < 0.95 { // what stands in the way
			fmt.Fprintf(&b, "\t| %s", strings.Join(ranked[:min(5, len(ranked))], " "))
		}
		b.WriteByte('\n')
	}
	kinds := make([]string, 0, len(sums))
	for k := range sums {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		s := sums[k]
		fmt.Fprintf(&b, "= %s\tnDCG@10 %.3f\trecall@5 %.3f\trank 1 %.3f\t%d queries\n", k, s.ndcg(), s.recall(), s.first(), s.queries)
	}
	return b.String(), sums
}

func (s *tally) add(n float64, ranked []string, relevant map[string]int) {
	s.queries++
	s.sum += n
	best := 0
	for _, g := range relevant {
		best = max(best, g)
	}
	if len(ranked) > 0 && relevant[ranked[0]] == best {
		s.firstRight++
	}
	top := map[string]bool{}
	for _, nr := range ranked[:min(5, len(ranked))] {
		top[nr] = true
	}
	wanted := 0
	for nr, g := range relevant {
		if g >= 2 {
			wanted++
			if top[nr] {
				s.found++
			}
		}
	}
	s.wanted += min(wanted, 5)
}

// ndcg is the normalised discounted gain of the first ten, with gain 2^grade-1.
func ndcg(ranked []string, relevant map[string]int) float64 {
	gain := func(g, place int) float64 { return (math.Pow(2, float64(g)) - 1) / math.Log2(float64(place)+2) }
	dcg := 0.0
	for i, nr := range ranked[:min(10, len(ranked))] {
		dcg += gain(relevant[nr], i)
	}
	grades := make([]int, 0, len(relevant))
	for _, g := range relevant {
		grades = append(grades, g)
	}
	sort.Sort(sort.Reverse(sort.IntSlice(grades)))
	ideal := 0.0
	for i, g := range grades[:min(10, len(grades))] {
		ideal += gain(g, i)
	}
	return dcg / ideal
}

// places writes each right answer with its grade and rank, best grade first.
// Below the tenth place only that it was found is said.
func places(ranked []string, relevant map[string]int) string {
	rank := map[string]int{}
	for i, nr := range ranked {
		rank[nr] = i + 1
	}
	nrs := make([]string, 0, len(relevant))
	for nr := range relevant {
		nrs = append(nrs, nr)
	}
	sort.Slice(nrs, func(i, j int) bool {
		if relevant[nrs[i]] != relevant[nrs[j]] {
			return relevant[nrs[i]] > relevant[nrs[j]]
		}
		return nrs[i] < nrs[j]
	})
	var out []string
	for _, nr := range nrs {
		place := "-"
		switch r := rank[nr]; {
		case r > 10:
			place = "11+"
		case r > 0:
			place = fmt.Sprint(r)
		}
		out = append(out, fmt.Sprintf("%s(%d)@%s", nr, relevant[nr], place))
	}
	return strings.Join(out, " ")
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			old := ""
			if i < len(w) {
				old = w[i]
			}
			return "now:  " + g[i] + "\nthen: " + old
		}
	}
	return "lines are missing at the end"
}
