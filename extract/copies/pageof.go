package copies

// sureShare is the share of a quotation's words that a page of another copy must
// have to be the page it stands on.
const sureShare = 0.6

// PageOf returns which of the pages of another copy of a paper holds a
// quotation, -1 if that can't be told. Letters that text recognition got wrong
// do no harm.
func PageOf(pages []string, quote string) int {
	wanted := map[uint32]bool{}
	for _, w := range tokens(nil, quote) {
		wanted[w.hash] = true
	}
	best, page := 0, -1
	var ws []token
	for i, text := range pages {
		ws = tokens(ws[:0], text)
		here := map[uint32]bool{}
		for _, w := range ws {
			if wanted[w.hash] {
				here[w.hash] = true
			}
		}
		if len(here) > best {
			best, page = len(here), i
		}
	}
	if page < 0 || float64(best) < sureShare*float64(len(wanted)) {
		return -1
	}
	return page
}
