package extract

import "strings"

// threadReach is how many pages back the mail is looked for that a mail lies
// below.
const threadReach = 3

// answered tells whether the mail whose head opens page i is one that a mail on
// the pages before answers or sends on: it has the same subject with fewer marks
// of an answer, and so is a part of that thread, quoted below it.
func answered(texts []string, i int) bool {
	subject, marks := firstSubject(texts[i], "")
	if subject == "" {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-threadReach; k-- {
		if _, n := firstSubject(texts[k], subject); n > marks {
			return true
		}
	}
	return false
}

// firstSubject gives the first subject of a text, or the first that is the one
// wanted: without the marks of an answer, in lower case, and how many there were.
func firstSubject(text, wanted string) (subject string, marks int) {
	for line := range strings.Lines(text) {
		name, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "emne", "subject", "vedr":
		default:
			continue
		}
		found, n := bareSubject(rest)
		if found != "" && (wanted == "" || found == wanted) {
			return found, n
		}
	}
	return "", 0
}

// bareSubject takes the marks of answers ("SV:", "VS:") off a subject.
func bareSubject(s string) (subject string, marks int) {
	for s = strings.TrimSpace(s); ; marks++ {
		mark, rest, ok := strings.Cut(s, ":")
		switch strings.ToLower(strings.TrimSpace(mark)) {
		case "sv", "vs", "re", "fw", "fwd":
		default:
			ok = false
		}
		if !ok {
			return strings.ToLower(strings.Join(strings.Fields(s), " ")), marks
		}
		s = strings.TrimSpace(rest)
	}
}
