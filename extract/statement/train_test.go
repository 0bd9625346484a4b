package statement

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

var update = flag.Bool("update", false, "train the statement model and rewrite recorded figures")

// example is one labelled sentence of the training tables.
type example struct {
	text    string
	speaker Speaker
	labels  []string // without "none"
	fold    int      // 0..4; -1 for sentences of our own, always trained on
}

// folds is how many parts the outside examples are rotated through.
const folds = 5

// examples reads the training tables.
func examples(tb testing.TB) []example {
	tb.Helper()
	var out []example
	for _, name := range []string{"statements_examples.tsv", "statements_more.tsv"} {
		for _, r := range lexicon.MustLoad(name, "sentence", "speaker", "labels", "note").Rows {
			e := example{text: r.Get("sentence"), speaker: Speaker(r.Get("speaker")), fold: -1}
			for _, l := range r.List("labels") {
				if l == "none" {
					continue
				}
				if !slices.Contains(Labels, l) {
					tb.Fatalf("%s:%d: label %q", name, r.Line, l)
				}
				e.labels = append(e.labels, l)
			}
			if name == "statements_examples.tsv" {
				h := fnv.New32a()
				h.Write([]byte(e.text))
				e.fold = int(h.Sum32() % folds)
			}
			out = append(out, e)
		}
	}
	return out
}

// sample is an example as numbers.
type sample struct {
	rows   []int32
	values []float32
	target []float32 // by label, then law, then none
	fold   int
}

// trainer holds the samples and their feature names.
type trainer struct {
	f       *Finder
	names   []string
	index   map[uint64]int32
	counts  []int
	samples []sample
}

// sample turns an example into numbers.
func (tr *trainer) sample(e example, speaker Speaker) sample {
	var u unit
	tr.f.load(&u, e.text, speaker)
	features := u.features(nil, tr.f.hashes)
	scale := modelScale / norm(features)
	key := func(i int32) string {
		w := u.words[i].facts
		if w.is(isNumber) {
			return "0"
		}
		return tr.f.analysis.analyzer.Word(w.norm).Key
	}
	s := sample{target: make([]float32, len(Labels)+2), fold: e.fold}
	for _, ft := range features {
		k, ok := tr.index[ft.hash]
		if !ok {
			k = int32(len(tr.names))
			tr.index[ft.hash] = k
			tr.names = append(tr.names, tr.f.analysis.nameOf(&u, ft, key))
			tr.counts = append(tr.counts, 0)
		}
		if slices.Contains(s.rows, k) {
			continue
		}
		tr.counts[k]++
		s.rows = append(s.rows, k)
		s.values = append(s.values, kindValue[ft.kind]*scale)
	}
	for _, l := range e.labels {
		s.target[tr.f.labelIndex[l]] = 1
	}
	if e.speaker == Lov {
		s.target[tr.f.lawIndex] = 1
	}
	if len(e.labels) == 0 {
		s.target[tr.f.noneIndex] = 1
	}
	return s
}

func newTrainer(tb testing.TB) *trainer {
	tr := &trainer{f: untrained(), index: map[uint64]int32{}}
	for _, e := range examples(tb) {
		tr.samples = append(tr.samples, tr.sample(e, e.speaker))
		tr.samples = append(tr.samples, tr.sample(e, "")) // the same words of nobody
	}
	return tr
}

// settings of the training; chosen by the five-fold rotation.
const (
	epochs     = 20
	rate       = 0.25
	decay      = 0.004
	positive   = 3.0  // weight of a sentence that has the label
	minimum    = 4    // sentences a feature must occur in
	smallest   = 0.36 // weights below are left out of the table
	startBias  = -2
	speakerOff = 0.5 // weight of the copies without speaker
)

// weights are a trained model: row-major by feature, and the biases.
type weights struct {
	w    []float32
	bias []float32
}

// train fits the samples that are not of the fold left out.
func (tr *trainer) train(leftOut int) weights {
	n := len(Labels) + 2
	m := weights{make([]float32, len(tr.names)*n), make([]float32, n)}
	sq := make([]float32, len(m.w))
	sqBias := make([]float32, n)
	for l := range m.bias {
		m.bias[l] = startBias
	}
	order := make([]int, len(tr.samples))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { // a fixed shuffle
		return cmp.Compare(uint32(a)*2654435761, uint32(b)*2654435761)
	})
	score := make([]float32, n)
	for range epochs {
		for _, i := range order {
			s := &tr.samples[i]
			if s.fold == leftOut && leftOut >= 0 {
				continue
			}
			copy(score, m.bias)
			for k, r := range s.rows {
				if tr.counts[r] < 2*minimum {
					continue
				}
				row := m.w[int(r)*n : int(r)*n+n]
				for l := range row {
					score[l] += s.values[k] * row[l]
				}
			}
			for l := range score {
				g := float32(1/(1+math.Exp(-float64(score[l])))) - s.target[l]
				if s.target[l] > 0 {
					g *= positive
				}
				if i%2 == 1 {
					g *= speakerOff
				}
				score[l] = g
				sqBias[l] += g * g
				m.bias[l] -= rate * 0.3 * g / float32(math.Sqrt(float64(sqBias[l])+1))
			}
			for k, r := range s.rows {
				if tr.counts[r] < 2*minimum {
					continue
				}
				row := m.w[int(r)*n : int(r)*n+n]
				acc := sq[int(r)*n : int(r)*n+n]
				for l, g0 := range score {
					if g0 < 0.01 && g0 > -0.01 {
						continue
					}
					g := g0*s.values[k] + decay*row[l]
					acc[l] += g * g
					row[l] -= rate * g / float32(math.Sqrt(float64(acc[l])+0.5))
				}
			}
		}
	}
	return m
}

// model turns weights into the runtime form, rounded and pruned as in the table.
func (tr *trainer) model(m weights) *model {
	n := len(Labels) + 2
	out := newModel(tr.f.model.labels, m.bias)
	for r := range tr.names {
		var cells []cell
		for l := 0; l < n; l++ {
			if w := rounded(m.w[r*n+l]); w != 0 {
				cells = append(cells, cell{w, uint8(l)})
			}
		}
		if len(cells) > 0 {
			out.add(tr.names[r], cells)
		}
	}
	out.places, out.top = newPlaces(out, tr.f.hashes), slices.Max(out.bias[:out.law])
	return out
}

// rounded cuts a weight to two decimals and drops small ones.
func rounded(w float32) float32 {
	if w < smallest && w > -smallest {
		return 0
	}
	return float32(math.Round(float64(w)*100) / 100)
}

// table writes a model as statement_weights.tsv.
func (m *model) table() string {
	var b strings.Builder
	b.WriteString("# trained by go test ./extract/statement -run TestWeights -update; features and numbers are explained in statements.md\nfeature\tweights\n" + biasName + "\t")
	for l, v := range m.bias {
		if l > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s:%.2f", m.labels[l], v)
	}
	b.WriteByte('\n')
	order := make([]int, len(m.names)-1)
	for i := range order {
		order[i] = i + 1
	}
	slices.SortFunc(order, func(a, c int) int { return strings.Compare(m.names[a], m.names[c]) })
	for _, r := range order {
		b.WriteString(m.names[r] + "\t")
		unit := 100 * float32(tenths[strings.IndexByte(kindLetters, m.names[r][0])])
		for i, c := range m.row(int32(r)) {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d:%s", c&0xff, strings.Replace(fmt.Sprintf("%.4g", float32(c>>8)/unit), "0.", ".", 1))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestWeights rewrites the weight table with -update and else checks that it
// has every label.
func TestWeights(t *testing.T) {
	if *update {
		tr := newTrainer(t)
		path := filepath.Join("..", "lexicon", "statement_weights.tsv")
		if err := os.WriteFile(path, []byte(tr.model(tr.train(-1)).table()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	m := New().model
	if len(m.names) == 1 {
		t.Fatal("no weights; run with -update")
	}
	for l, b := range m.bias {
		if b <= -20 {
			t.Errorf("no weights for %s", m.labels[l])
		}
	}
}
