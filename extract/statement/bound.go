package statement

// caps are what a row gives at most to the labels of each of 16 groups, in
// steps of capStep rounded up: 16 bits a group, four groups in a number. Added up
// over a unit they bound its scores with four additions a row, so that most
// units need no scoring.
type caps [4]uint64

// capStep is a step of caps in units of worth.
const capStep = 16

// maxCapped is how many rows can be added up without overflow: no row is worth
// more than maxCap steps.
const (
	maxCap    = 564
	maxCapped = (1<<16 - 1) / maxCap
)

// raise makes room for what a row gives a label.
func (c *caps) raise(label int, worth int32) {
	if worth <= 0 {
		return
	}
	steps := uint64(worth+capStep-1) / capStep
	if steps > maxCap {
		panic("statement_weights.tsv: a weight is too large for caps")
	}
	word, shift := label%4, label/4%4*16
	if have := c[word] >> shift & 0xffff; have < steps {
		c[word] += (steps - have) << shift
	}
}

// slack makes up for rounding where a bound is compared.
const slack = 0.01

// may reports whether a label but the law's can reach a score in the unit that
// was rated last; where it says no, none does.
func (m *model) may(s *sums, floor float32) bool {
	if len(s.rows) > maxCapped {
		return true
	}
	var a, b, c, d uint64
	for _, at := range s.rows {
		p := &m.caps[at]
		a += p[0]
		b += p[1]
		c += p[2]
		d += p[3]
	}
	best := max(highest(a), highest(b), highest(c), highest(d))
	return m.top+s.unit()*float32(best*capStep)+slack >= floor
}

// highest is the greatest of the four groups in a number.
func highest(x uint64) uint64 {
	return max(x&0xffff, x>>16&0xffff, x>>32&0xffff, x>>48)
}
