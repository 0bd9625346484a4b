package ingest

import (
	"context"
	"image"

	"oplyst/ingest/ocr"
)

// Lender is what a Watch may be beside: it lends processors for reading several
// scanned pages of one document at once, as long as there are some to spare.
type Lender interface {
	Borrow() bool // takes one; false if all are at work
	Return()      // gives one back
}

func (l Limits) borrow() bool {
	lender, ok := l.Watch.(Lender)
	return ok && lender.Borrow()
}

func (l Limits) giveBack() { l.Watch.(Lender).Return() }

// scanned is what became of one picture.
type scanned struct {
	at       int
	found    ocr.Page
	ok       bool
	borrowed bool // it was read on a processor that was lent
}

// each reads pictures, the document's own processor and as many lent ones at a
// time as there are, and gives what became of them by place: the same whatever
// the number. picture is called in order, from one goroutine; nil is no picture.
func (s *scanner) each(ctx context.Context, places []int, picture func(int) *image.Gray) map[int]scanned {
	all := map[int]scanned{}
	done := make(chan scanned)
	own, busy := true, 0
	settle := func() {
		r := <-done
		busy--
		all[r.at] = r
		if r.borrowed {
			s.limits.giveBack() // somebody may be waiting with a file
		} else {
			own = true
		}
	}
	for _, i := range places {
		if ctx.Err() != nil {
			break
		}
		s.limits.alive(2 * scanTime)
		img := picture(i)
		if img == nil {
			continue
		}
		borrowed := false
		for !own && !borrowed {
			if borrowed = s.limits.borrow(); !borrowed {
				settle()
			}
		}
		if !borrowed {
			own = false
		}
		busy++
		go func() {
			r := scanned{at: i, borrowed: borrowed}
			defer func() {
				if recover() != nil {
					r.ok = false
				}
				done <- r
			}()
			r.found, r.ok = s.read(ctx, img)
		}()
	}
	for busy > 0 {
		s.limits.alive(2 * scanTime)
		settle()
	}
	return all
}
