package statement

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"oplyst/extract/lexicon"
)

// model is a linear model, one label against the rest, over the features of a
// unit. statement_weights.tsv holds it in readable form. A row is what one
// feature weighs for every label; its place is its number, 0 for a feature
// without a row.
type model struct {
	labels []string
	bias   []float32
	names  []string // by place, the name of the feature
	start  []int32  // by place, the first cell; one more at the end
	cells  []int32  // label | worth<<8
	caps   []caps   // by place
	top    float32  // the highest bias of a label but the law's
	law    int      // number of the law's label, the first that is none of Labels

	places *places
}

// worthScale is how many units of worth a value times a weight of one is: values have one
// decimal, weights two.
const worthScale = 1000.0

// tenths is kindValue in whole numbers.
var tenths = [...]int32{10, 8, 5, 6, 8, 20, 10, 10, 10}

// squares are the squares of kindValue, in hundredths.
var squares = [...]int32{100, 64, 25, 36, 64, 400, 100, 100, 100}

// cell is what a feature weighs for a label.
type cell struct {
	weight float32 // two decimals
	label  uint8
}

// biasName is the first row of the weight table: the bias of every label, and
// by its order the number a label has in the other rows.
const biasName = "f:bias"

// newModel returns a model without rows.
func newModel(labels []string, bias []float32) *model {
	return &model{labels: labels, bias: bias, names: []string{""}, start: []int32{0, 0}, caps: make([]caps, 1), law: len(Labels)}
}

// add appends a row, unless it is empty.
func (m *model) add(name string, cells []cell) {
	if len(cells) == 0 {
		return
	}
	kind := strings.IndexByte(kindLetters, name[0])
	m.names = append(m.names, name)
	var most caps
	for _, c := range cells {
		worth := int32(math.Round(float64(c.weight)*100)) * tenths[kind]
		m.cells = append(m.cells, worth<<8|int32(c.label))
		if int(c.label) < m.law {
			most.raise(int(c.label), worth)
		}
	}
	m.start = append(m.start, int32(len(m.cells)))
	m.caps = append(m.caps, most)
}

// loadModel reads statement_weights.tsv. The first row holds 'label:bias', the
// others 'number:weight' by the numbers of that row. Labels the table does not
// know are never predicted. names are the hashes of the signed concepts.
func loadModel(labels []string, names []uint64) *model {
	m := newModel(labels, make([]float32, len(labels)))
	for i := range m.bias {
		m.bias[i] = -20
	}
	index := map[string]int{}
	for i, l := range labels {
		index[l] = i
	}
	numbers := map[string]int{}
	var cells []cell
	for _, r := range lexicon.MustLoad("statement_weights.tsv", "feature", "weights").Rows {
		name := r.Get("feature")
		if _, ok := hashOfName(name); !ok {
			panic(fmt.Sprintf("statement_weights.tsv:%d: feature %q", r.Line, name))
		}
		cells = cells[:0]
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
			cells = append(cells, cell{float32(w), uint8(k)})
		}
		if name != biasName {
			m.add(name, cells)
		}
	}
	m.places, m.top = newPlaces(m, names), slices.Max(m.bias[:m.law])
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

// scores adds up the score of every label for a unit, each feature once; dst
// has one place a label. The unit was rated. It returns the highest score of a
// label but the law's.
func (m *model) scores(s *sums, dst []float32) float32 {
	var worth [maxLabels]int32
	s.open(len(m.names))
	n := 0
	for _, at := range s.rows {
		mark := &s.marks[at>>6]
		if *mark&(1<<(at&63)) != 0 {
			continue
		}
		*mark |= 1 << (at & 63)
		s.rows[n] = at
		n++
		for _, c := range m.row(at) {
			worth[c&(maxLabels-1)] += c >> 8
		}
	}
	s.rows = s.rows[:n]
	for _, at := range s.rows {
		s.marks[at>>6] = 0
	}
	best, unit := float32(math.Inf(-1)), s.unit()
	for l := range dst {
		dst[l] = m.bias[l] + unit*float32(worth[l%maxLabels])
		if l < m.law {
			best = max(best, dst[l])
		}
	}
	return best
}

// row returns the cells of the row at a place.
func (m *model) row(at int32) []int32 {
	return m.cells[m.start[at]:m.start[at+1]]
}

// why names the features that speak most for a label, of the unit that was
// scored last.
func (m *model) why(s *sums, label int) string {
	const most = 3
	var names [most]string
	var best [most]int32
	for _, at := range s.rows {
		for _, c := range m.row(at) {
			v := c >> 8
			if int(c&0xff) != label || v <= best[most-1] {
				continue
			}
			k := most - 1
			for k > 0 && best[k-1] < v {
				best[k], names[k] = best[k-1], names[k-1]
				k--
			}
			best[k], names[k] = v, m.names[at]
		}
	}
	return strings.TrimSpace(strings.Join(names[:], " "))
}

// probability turns a score into 0..1.
func probability(score float32) float64 { return 1 / (1 + math.Exp(-float64(score))) }
