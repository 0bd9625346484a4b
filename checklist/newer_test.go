package checklist

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The summaries say what comparing every pair would say.
func TestNewer(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	dates := []string{"", "2014-03-01", "2015-03-01", "2015-07-01", "2016-03-01", "2019-01-01"}
	date := func() string { return dates[r.IntN(len(dates))] }
	paths := []string{"a", "b", "c"}
	for range 2000 {
		by := make([]fact, r.IntN(5))
		last := lastOf{}
		owners := make([]string, len(by))
		for i := range by {
			by[i] = fact{when: date(), rank: r.IntN(6)}
			owners[i] = paths[r.IntN(len(paths))]
			last.add(by[i].when, owners[i])
		}
		c := fact{when: date(), later: date(), rank: r.IntN(6)}
		overtaken := slices.ContainsFunc(by, func(p fact) bool {
			return p.when > c.when && (p.rank+1 >= c.rank || p.when > c.later)
		})
		if newer := newestOf(by); newer.overtake(c) != overtaken {
			t.Fatalf("%+v by %+v: %v", c, by, !overtaken)
		}
		for _, path := range append(paths, "d") {
			want := ""
			for i := range by {
				if owners[i] != path {
					want = max(want, by[i].when)
				}
			}
			if got := last.beside(path); got != want {
				t.Fatalf("%+v of %v beside %s: %q, want %q", by, owners, path, got, want)
			}
		}
	}
}
