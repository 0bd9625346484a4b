package match

// mark says which of the core's sets of words hold a word, so that hot loops
// need not ask for them by text.
type mark uint8

// The sets of words that are asked for every token.
const (
	isBarrier mark = 1 << iota
	isOpener
	isMidAdverb
	isSubject
	isHyphenMark
	isCommaMark
	isAndOr // og, eller
	isPass  // stands between the words of a term: - / '
)

// marksOf computes the marks of a lower-case form.
func marksOf(norm string) mark {
	var m mark
	for _, s := range []struct {
		holds bool
		mark  mark
	}{
		{barrier[norm], isBarrier}, {openers[norm], isOpener}, {midAdverbs[norm], isMidAdverb}, {subjects[norm], isSubject},
		{isHyphen(norm), isHyphenMark}, {norm == ",", isCommaMark}, {norm == "og" || norm == "eller", isAndOr},
		{isHyphen(norm) || norm == "/" || norm == "'" || norm == "’", isPass},
	} {
		if s.holds {
			m |= s.mark
		}
	}
	return m
}
