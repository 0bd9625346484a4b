package statement

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"oplyst/extract/lexicon"
)

// model is a linear model, one label against the rest, over the features of a
// unit. statement_weights.tsv holds it in readable form.
type model struct {
	labels []string
	bias   []float32
	rows   rowTable // feature → row
	start  []int32  // row → first cell; one more at the end
	cells  []cell
	names  []string // row → name of the feature

	places   *places   // nil: every feature is searched for
	most     []float32 // row → the most it weighs for a label but the law's; nil if not known
	mostBias float32
}

// cell is what a feature weighs for a label.
type cell struct {
	weight float32
	label  uint8
}

// biasName is the first row of the weight table: the bias of every label, and
// by its order the number a label has in the other rows.
const biasName = "f:bias"

// loadModel reads statement_weights.tsv. The first row holds 'label:bias', the
// others 'number:weight' by the numbers of that row. Labels the table does not
// know are never predicted.
func loadModel(labels []string) *model {
	m := &model{labels: labels, bias: make([]float32, len(labels))}
	for i := range m.bias {
		m.bias[i] = -20
	}
	index := map[string]int{}
	for i, l := range labels {
		index[l] = i
	}
	numbers := map[string]int{}
	var hashes []uint64
	var rows []int32
	for _, r := range lexicon.MustLoad("statement_weights.tsv", "feature", "weights").Rows {
		name := r.Get("feature")
		h, ok := hashOfName(name)
		if !ok {
			panic(fmt.Sprintf("statement_weights.tsv:%d: feature %q", r.Line, name))
		}
		m.names = append(m.names, name)
		m.start = append(m.start, int32(len(m.cells)))
		for i, text := range strings.Fields(r.Get("weights")) {
			l, v, _ := strings.Cut(text, ":")
			w, err := strconv.ParseFloat(v, 32)
			k, known := numbers[l]
			if name == biasName {
				k, known = index[l]
				numbers[strconv.Itoa(i)] = k
			}
			if err != nil || !known {
				panic(fmt.Sprintf("statement_weights.tsv:%d: weight %q", r.Line, text))
			}
			if name == biasName {
				m.bias[k] = float32(w)
				continue
			}
			m.cells = append(m.cells, cell{float32(w), uint8(k)})
		}
		if name != biasName {
			hashes = append(hashes, h)
			rows = append(rows, int32(len(m.names)-1))
		}
	}
	m.start = append(m.start, int32(len(m.cells)))
	m.rows = newRowTable(hashes, rows)
	return m
}

// norm is what the values of a unit's features are divided by.
func norm(features []feature) float32 {
	var s float32
	for _, f := range features {
		s += kindValue[f.kind] * kindValue[f.kind]
	}
	if s == 0 {
		return 1
	}
	return float32(math.Sqrt(float64(s)))
}

// modelScale makes the normalised values of a unit comparable to a bias of 1.
const modelScale = 4

// maxLabels is more than there are labels: a power of two.
const maxLabels = 64

// scores adds up the score of every label for the rated features of a unit,
// each feature once; dst has one place a label.
func (m *model) scores(s *seen, dst []float32) {
	var sums [maxLabels]float32
	copy(sums[:], m.bias)
	s.next(len(m.names))
	unit := s.scale()
	for _, r := range s.rows {
		if r.row < 0 || !s.first(r.row) {
			continue
		}
		v := kindValue[r.kind] * unit
		cells := m.cells[m.start[r.row]:m.start[r.row+1]]
		for i := range cells {
			sums[cells[i].label%maxLabels] += v * cells[i].weight
		}
	}
	copy(dst, sums[:])
}

// score adds up the score of one label as scores does.
func (m *model) score(s *seen, label int) float32 {
	sum := m.bias[label]
	s.next(len(m.names))
	unit := s.scale()
	for _, r := range s.rows {
		if r.row < 0 || !s.first(r.row) {
			continue
		}
		v := kindValue[r.kind] * unit
		for _, c := range m.cells[m.start[r.row]:m.start[r.row+1]] {
			if int(c.label) == label {
				sum += v * c.weight
			}
		}
	}
	return sum
}

// why names the features that speak most for a label.
func (m *model) why(features []feature, s *seen, label int) string {
	s.next(len(m.names))
	const most = 3
	var names [most]string
	var best [most]float32
	unit := modelScale / norm(features)
	for _, f := range features {
		row := m.rows.find(f.hash)
		if row < 0 || !s.first(row) {
			continue
		}
		for _, c := range m.cells[m.start[row]:m.start[row+1]] {
			v := kindValue[f.kind] * unit * c.weight
			if int(c.label) != label || v <= best[most-1] {
				continue
			}
			k := most - 1
			for k > 0 && best[k-1] < v {
				best[k], names[k] = best[k-1], names[k-1]
				k--
			}
			best[k], names[k] = v, m.names[row]
		}
	}
	return strings.TrimSpace(strings.Join(names[:], " "))
}

// probability turns a score into 0..1.
func probability(score float32) float64 { return 1 / (1 + math.Exp(-float64(score))) }
