package statement

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tally counts hits of one label.
type tally struct{ right, wrong, missed int }

func (t tally) precision() float64 { return ratio(t.right, t.right+t.wrong) }
func (t tally) recall() float64    { return ratio(t.right, t.right+t.missed) }
func (t tally) f1() float64        { return ratio(2*t.right, 2*t.right+t.wrong+t.missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// count compares the labels given with those wanted.
func count(by map[string]*tally, want, got []string) {
	at := func(l string) *tally {
		if by[l] == nil {
			by[l] = &tally{}
		}
		return by[l]
	}
	for _, l := range got {
		if slices.Contains(want, l) {
			at(l).right++
		} else {
			at(l).wrong++
		}
	}
	for _, l := range want {
		if !slices.Contains(got, l) {
			at(l).missed++
		}
	}
}

// total adds up the tallies of all labels.
func total(by map[string]*tally) tally {
	var sum tally
	for _, t := range by {
		sum.right, sum.wrong, sum.missed = sum.right+t.right, sum.wrong+t.wrong, sum.missed+t.missed
	}
	return sum
}

// TestRotation measures the labels on outside examples, each judged by a model
// that was trained without its fifth. The figures are recorded, so that a loss
// shows; OPLYST_STATEMENTS=misses prints what went wrong.
func TestRotation(t *testing.T) {
	if testing.Short() {
		t.Skip("trains five models")
	}
	tr := newTrainer(t)
	all := examples(t)
	full := tr.f.frames
	modes := []string{"frames and model", "model alone", "frames alone"}
	by := map[string]map[string]*tally{}
	sweep := map[limits]map[string]*tally{}
	for _, m := range modes {
		by[m] = map[string]*tally{}
	}
	show := os.Getenv("OPLYST_STATEMENTS")
	var misses strings.Builder
	for fold := range folds {
		f := *tr.f
		f.use(tr.model(tr.train(fold)))
		for _, e := range all {
			if e.fold != fold {
				continue
			}
			f.frames = full
			got := f.Classify(e.text, e.speaker)
			count(by[modes[0]], e.labels, got)
			if show == "misses" && !slices.Equal(got, sorted(e.labels)) {
				fmt.Fprintf(&misses, "%s\n    %s  want %v got %v\n", e.text, e.speaker, e.labels, f.explain(e.text, e.speaker))
			}
			if show == "sweep" {
				for _, th := range []float64{0.2, 0.25, 0.3, 0.35, 0.4} {
					for _, best := range []float64{0.12, 0.16, 0.2} {
						for _, none := range []float64{0.3, 0.5} {
							lim := limitsOf(th, sentenceLimits.law).orBest(best, none)
							if sweep[lim] == nil {
								sweep[lim] = map[string]*tally{}
							}
							count(sweep[lim], e.labels, f.classify(e.text, e.speaker, lim))
						}
					}
				}
			}
			count(by[modes[2]], e.labels, f.classify(e.text, e.speaker, limitsOf(2, sentenceLimits.law)))
			f.frames = &frameTable{by: make([][]int32, len(f.analysis.concepts.names))}
			count(by[modes[1]], e.labels, f.Classify(e.text, e.speaker))
		}
	}
	var b strings.Builder
	for _, m := range modes {
		s := total(by[m])
		fmt.Fprintf(&b, "%-17s precision %.2f recall %.2f F1 %.3f\n", m, s.precision(), s.recall(), s.f1())
	}
	for _, l := range Labels {
		if c := by[modes[0]][l]; c != nil {
			fmt.Fprintf(&b, "%-28s n %2d precision %.2f recall %.2f\n", l, c.right+c.missed, c.precision(), c.recall())
		}
	}
	for lim, by := range sweep {
		s := total(by)
		t.Logf("limit %.2f best %.2f none %.2f precision %.3f recall %.3f F1 %.4f", lim.label, lim.best, lim.none, s.precision(), s.recall(), s.f1())
	}
	if misses.Len() > 0 {
		t.Log("\n" + misses.String())
	}
	golden(t, "rotation.txt", b.String())
}

// classify is Classify with limits of one's own.
func (f *Finder) classify(text string, speaker Speaker, lim limits) []string {
	var s scratch
	s.scores = make([]float32, len(f.model.labels))
	f.load(&s.unit, text, speaker)
	var out []string
	for _, d := range f.decide(&s, lim) {
		out = append(out, Labels[d.label])
	}
	return out
}

// explain gives labels with rules.
func (f *Finder) explain(text string, speaker Speaker) []string {
	var s scratch
	s.scores = make([]float32, len(f.model.labels))
	f.load(&s.unit, text, speaker)
	var out []string
	for _, d := range f.decide(&s, sentenceLimits) {
		out = append(out, Labels[d.label]+" ("+d.rule+")")
	}
	if len(s.unit.words) > 0 {
		s.sums.rate(f.model.places, &s.unit)
		f.model.scores(&s.sums, s.scores)
	}
	best, at := float32(-99), 0
	for l, v := range s.scores {
		if v > best {
			best, at = v, l
		}
	}
	if len(s.scores) > 0 && len(s.unit.words) > 0 {
		out = append(out, fmt.Sprintf("top %s %.2f", f.model.labels[at], probability(best)))
	}
	return out
}

// sorted puts labels into the order of Labels.
func sorted(labels []string) []string {
	var out []string
	for _, l := range Labels {
		if slices.Contains(labels, l) {
			out = append(out, l)
		}
	}
	return out
}

// golden compares a text with a recorded one.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs from what is recorded; got:\n%s", path, got)
	}
}
