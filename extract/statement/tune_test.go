package statement

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

func envf(n string, d float32) float32 {
	if v, err := strconv.ParseFloat(os.Getenv(n), 32); err == nil {
		return float32(v)
	}
	return d
}

func TestTune(t *testing.T) {
	if os.Getenv("TUNE") == "" {
		t.Skip()
	}
	tr := newTrainer(t)
	all := examples(t)
	sw := map[int]map[string]*tally{}
	cells := 0
	for fold := range folds {
		f := *tr.f
		f.model = tr.model(tr.train(fold))
		cells = len(f.model.label)
		f.frames = &frameTable{by: make([][]int32, len(f.analysis.concepts.names))}
		for _, e := range all {
			if e.fold != fold {
				continue
			}
			for th := 15; th <= 50; th += 5 {
				if sw[th] == nil {
					sw[th] = map[string]*tally{}
				}
				count(sw[th], e.labels, f.classify(e.text, e.speaker, limits{label: float64(th) / 100, law: 0.6}))
			}
		}
	}
	s := ""
	for th := 15; th <= 50; th += 5 {
		s += fmt.Sprintf("%d:%.3f ", th, total(sw[th]).f1())
	}
	fmt.Println(s, cells)
}
