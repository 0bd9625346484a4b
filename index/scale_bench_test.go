//go:build unix

package index

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cpu is the processor time this process has had, so that a busy machine doesn't
// count.
func cpu(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// scalePage writes a page of about 3 kB whose words are spread like those of a
// real archive: few that are everywhere, many that come once (names, numbers,
// misread words).
func scalePage(r *rand.Rand, g *generator) string {
	var b strings.Builder
	for b.Len() < 2900 {
		b.WriteString(g.sentence())
		if r.IntN(2) == 0 {
			fmt.Fprintf(&b, " %c%s%s%s født %02d%02d%02d-%04d.", 'A'+rune(r.IntN(26)), syllable(r), syllable(r), syllable(r), 1+r.IntN(28), 1+r.IntN(12), r.IntN(100), r.IntN(10000))
		}
		b.WriteByte([]byte(" \n")[r.IntN(2)])
	}
	return b.String()
}

func syllable(r *rand.Rand) string {
	return string([]byte{"bdfghklmnprstv"[r.IntN(14)], "aeiouy"[r.IntN(6)]}) + []string{"", "n", "r", "s", "l"}[r.IntN(5)]
}

// writeScale builds an index of about so many pages, six a document, in cases of
// 300, and gives the most heap that was in use.
func writeScale(tb testing.TB, dir string, pages int) (peak uint64) {
	w, err := CreateCases(dir)
	if err != nil {
		tb.Fatal(err)
	}
	r, g := rand.New(rand.NewPCG(5, 6)), newGenerator(tb, 5)
	var m runtime.MemStats
	for c := 0; c*300 < pages; c++ {
		var docs []CaseDocument
		for d := range 50 {
			doc := CaseDocument{Path: fmt.Sprintf("Akter/akt %d.pdf", d), Type: "journalnotat", Date: fmt.Sprintf("20%02d-%02d-12", r.IntN(24), 1+r.IntN(12))}
			for p := range 6 {
				doc.Pages = append(doc.Pages, CasePage{Number: p + 1, Text: scalePage(r, g), Tags: DiagnosisTags(fmt.Sprintf("M%d.%d", r.IntN(90), r.IntN(10)), "smerter", "confirmed", 3, 9)})
			}
			docs = append(docs, doc)
		}
		if err := w.Add(fmt.Sprintf("sag-%04d", c), docs); err != nil {
			tb.Fatal(err)
		}
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapInuse)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return peak
}

// scaleQueries are searches of every kind.
var scaleQueries = []string{"arbejdsevne", "fleksjob OG depression", `"har ikke godtgjort"`, `"på baggrund af de lægelige oplysninger"`, "kommunen har pligt til at vejlede", "rehab*",
	"diagnose:M79", "LAB § 12", "pensionsvurderring", "dato:2019 smerter", "sag:sag-0003 arbejdsevne", "(klage ELLER anke) OG frist -fleksjob", "beskæftigelsesplan LSP § 19, stk. 1"}

// BenchmarkScale builds an index of OPLYST_SCALE pages (6,000 if not set), opens
// it and searches it, and reports processor times: of a search as it is the
// first time after opening, and later. With OPLYST_SCALE_DIR the index is kept
// there, and used if it is there.
func BenchmarkScale(b *testing.B) {
	pages := 6000
	if s := os.Getenv("OPLYST_SCALE"); s != "" {
		fmt.Sscan(s, &pages)
	}
	report := map[string]float64{}
	dir := os.Getenv("OPLYST_SCALE_DIR")
	if dir == "" {
		dir = filepath.Join(b.TempDir(), "indeks")
	}
	if _, err := os.Stat(dir); err != nil {
		start := cpu(b)
		report["MiB-heap"] = float64(writeScale(b, dir, pages)) / (1 << 20)
		report["s-build"] = (cpu(b) - start).Seconds()
	}
	start := cpu(b)
	if err := Verify(dir); err != nil {
		b.Fatal(err)
	}
	report["ms-verify"] = ms(cpu(b) - start)
	runtime.GC()
	var opens, first, later []time.Duration
	for b.Loop() {
		start := cpu(b)
		c, err := OpenCases(dir)
		if err != nil {
			b.Fatal(err)
		}
		opens = append(opens, cpu(b)-start)
		for round := range 3 {
			for _, q := range scaleQueries {
				start := cpu(b)
				if _, err := c.Search(q, CaseOptions{}); err != nil {
					b.Fatal(q, err)
				}
				d := cpu(b) - start
				if round == 0 {
					first = append(first, d)
				} else {
					later = append(later, d)
				}
				if os.Getenv("OPLYST_SLOW") != "" {
					b.Logf("%8.2f ms  %s", ms(d), q)
				}
			}
		}
		c.Close()
	}
	for unit, of := range map[string][]time.Duration{"ms-open": opens, "ms-first": first, "ms-later": later} {
		slices.Sort(of)
		report[unit+"-median"], report[unit+"-p95"] = ms(of[len(of)/2]), ms(of[len(of)*95/100])
	}
	for unit, v := range report {
		b.ReportMetric(v, unit)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
