package checklist

// What is newer is asked of every statement and every measure of a case. The
// summaries here answer it at once, so that a case of thousands of papers is not
// compared pair by pair.

// newestByRank is the date of the newest fact of each rank, "" for none. Ranks
// are few (see rank).
type newestByRank []string

func newestOf(fs []fact) newestByRank {
	var n newestByRank
	for _, f := range fs {
		for f.rank >= len(n) {
			n = append(n, "")
		}
		n[f.rank] = max(n[f.rank], f.when)
	}
	return n
}

// overtake reports whether newer words of about the same weight, or much newer
// ones of any professional, say the opposite of c.
func (n newestByRank) overtake(c fact) bool {
	for rank, when := range n {
		if when > c.when && (rank+1 >= c.rank || when > c.later) {
			return true
		}
	}
	return false
}

// lastOf is the newest of some dates, each of a paper, and the newest of those of
// all other papers: what is left for a paper that doesn't count itself.
type lastOf struct{ when, path, other string }

func (l *lastOf) add(when, path string) {
	switch {
	case path == l.path:
		l.when = max(l.when, when)
	case l.path == "" || when > l.when:
		l.when, l.path, l.other = when, path, l.when
	default:
		l.other = max(l.other, when)
	}
}

// beside is the newest date of another paper than the one given.
func (l *lastOf) beside(path string) string {
	if path == l.path {
		return l.other
	}
	return l.when
}
