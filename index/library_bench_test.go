package index

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"testing"
	"time"

	"oplyst/corpus"
	"oplyst/corpus/fulltext"
)

// folderSize adds up the files under a folder.
func folderSize(tb testing.TB, dir string) (n int64) {
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			info, err := d.Info()
			n += info.Size()
			return err
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return n
}

// BenchmarkImport6000 reads 6,000 published decisions into a collection and
// builds its index.
func BenchmarkImport6000(b *testing.B) {
	const n = 6000
	dir := generate(b, n)
	c, err := corpus.Load()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		f := fulltext.Folder{Dir: b.TempDir()}
		start := time.Now()
		if _, err := f.Import(context.Background(), []string{dir}, nil); err != nil {
			b.Fatal(err)
		}
		read := time.Since(start)
		if _, err := BuildLibrary(c, f, nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(n/time.Since(start).Seconds(), "decisions/s")
		b.ReportMetric(read.Seconds(), "s-reading")
		text := folderSize(b, filepath.Join(f.Dir, "tekster"))
		b.ReportMetric(float64(folderSize(b, filepath.Join(f.Dir, fulltext.IndexDir)))/float64(text), "index/text")
		b.ReportMetric(float64(text)/n, "B/text")
	}
}

// libraryQueries are asked of the 6,000, of every kind in about the proportion
// in which people ask.
var libraryQueries = append([]string{
	"kommunen har pligt til at vejlede om arbejdsevne", "pensionskrav vurdering af arbejdsevne på afgørelsestidspunktet", "arbejdsevnevurdering", "fleksjob OG depression",
	"hvornår kan kommunen afvise en ansøgning om førtidspension, når arbejdsevnen ikke er afklaret?", `"efter lovens § 3, stk. 2"`, `"har ikke godtgjort"`,
	`"på baggrund af de lægelige oplysninger"`, "ressourceforløbsplan -fleksjob", "sygedagpengeperiode år:2010-2015", "LAB § 12", "pensionsvurderring", "rehabiliteringsvurdring",
	"tilbagebetalingskrav indtægt bopæl udland", "(klage ELLER anke) OG frist", "ulykkesforsikring erstatning mén tab", "240-14", "skizofreni", "hjælpemiddelbehov*",
	"må jobcenteret kræve en speciallægeundersøgelse før rehabiliteringsteamet", "status:gældende fleksjob", "beskæftigelsesplan LSP § 19, stk. 1",
}, benchQueries...)

// BenchmarkSearchLibrary6000 searches 6,000 decisions in full text and reports
// the median and the 95th percentile over all queries.
func BenchmarkSearchLibrary6000(b *testing.B) {
	p, _ := openCollection(b, collection(b, 6000))
	var times []time.Duration
	for b.Loop() {
		for _, q := range libraryQueries {
			start := time.Now()
			if _, err := p.Search(q, PrecedentOptions{}); err != nil {
				b.Fatal(q, err)
			}
			times = append(times, time.Since(start))
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "ms-p95")
	if os.Getenv("OPLYST_SLOW") != "" {
		slowest(b, p)
	}
}

// slowest lists what each query costs.
func slowest(b *testing.B, p *Precedents) {
	type cost struct {
		q string
		d time.Duration
	}
	var costs []cost
	for _, q := range libraryQueries {
		best := time.Hour
		for range 5 {
			start := time.Now()
			p.Search(q, PrecedentOptions{})
			best = min(best, time.Since(start))
		}
		costs = append(costs, cost{q, best})
	}
	sort.Slice(costs, func(i, j int) bool { return costs[i].d > costs[j].d })
	for _, c := range costs {
		b.Logf("%8.2f ms  %s", float64(c.d.Microseconds())/1000, c.q)
	}
}

func BenchmarkOpenLibrary6000(b *testing.B) {
	f := collection(b, 6000)
	openCollection(b, f)
	c, err := corpus.Load()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p, err := OpenLibrary(c, f, nil)
		if err != nil {
			b.Fatal(err)
		}
		p.Close()
	}
}
