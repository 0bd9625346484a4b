package match

// Longest keeps of overlapping hits the best: the one with more bytes, then
// the nearer kind, then the fewer inserted words, then the earlier term. Hits
// of different ids that cover the same bytes are all kept. The result takes the
// place of its argument.
func Longest(hits []Hit) []Hit {
	out := hits[:0]
	for _, h := range hits {
		keep := true
		for len(out) > 0 {
			o := &out[len(out)-1]
			if o.End <= h.Start || o.Suspended != h.Suspended {
				break
			}
			if o.Start == h.Start && o.End == h.End {
				break
			}
			if better(&h, o) {
				out = out[:len(out)-1]
				continue
			}
			keep = false
			break
		}
		if keep {
			out = append(out, h)
		}
	}
	return out
}

// better reports whether a is to be kept rather than b.
func better(a, b *Hit) bool {
	if la, lb := a.End-a.Start, b.End-b.Start; la != lb {
		return la > lb
	}
	return a.Kind < b.Kind
}
