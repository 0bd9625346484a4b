package cage

import "testing"

// Processors are lent while no file waits and there is memory, and what was
// never lent can't be given back.
func TestLend(t *testing.T) {
	p := newPool(t, Options{Workers: 3})
	one := &seat{need: guessBase}
	p.slots <- struct{}{} // the job's own
	if !p.lend(one) || !p.lend(one) || p.lend(one) {
		t.Errorf("lent %d of two", one.lent)
	}
	if !p.back(one) || !p.back(one) || p.back(one) || len(p.slots) != 1 || one.need != guessBase {
		t.Errorf("%d at work, %+v", len(p.slots), one)
	}
	p.opt.Total = guessPicture
	p.seats = append(p.seats, one)
	if p.lend(one) || len(p.slots) != 1 {
		t.Error("lent without memory for it")
	}
	a, b := job{sum: "a"}, job{sum: "b"}
	if key := a.ownKey("x"); key == b.ownKey("x") || key != a.ownKey("x") || !isHash(key) {
		t.Error("two documents share a key")
	}
}
