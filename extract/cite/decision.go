package cite

import (
	"strings"

	"oplyst/extract/match"
)

// pmCues are the words before the number of a decision, lower case. A cue is
// followed by an optional 'nr.' and a list of numbers.
var pmCues = []string{
	"principmeddelelserne", "principmeddelelser", "principmeddelelsen", "principmeddelelse", "princip-meddelelse",
	"principafgørelserne", "principafgørelser", "principafgørelsen", "principafgørelse", "princip-afgørelse", "principafgørelsens",
	"p-afgørelserne", "p-afgørelser", "p-afgørelsen", "p-afgørelse", "p-meddelelserne", "p-meddelelse", "p-meddelelsen",
	"ankestyrelsens afgørelse", "ankestyrelsens", "ankestyrelsen", "princippet i", "principperne i", "praksis i", "ast", "pm", "p", "pma", "c", "a", "n", "afgørelsen", "afgørelse", "meddelelsen", "meddelelse",
}

// bareKnown reports whether a number without a cue is a decision: one of this
// field, and either the document speaks of decisions or the number can hardly be
// a range of numbers (84-15 falls, and 84 is no day).
func bareKnown(v string, ctx Context) bool {
	if !load().decisions[v] {
		return false
	}
	n, y, _ := strings.Cut(v, "-")
	return ctx.Decisions || len(n) > 2 || n > y && n > "31" && len(n) == 2
}

// decisions finds the principmeddelelser of a text.
func decisions(page int, t string, ctx Context) []Citation {
	var out []Citation
	cited := map[string]bool{}
	type hit struct {
		start, end int
		value      string
	}
	var bare []hit
	end := 0
	for i := 0; i < len(t); i++ {
		if t[i] < '0' || t[i] > '9' {
			continue
		}
		v, e, ok := decisionNumber(t, i)
		if !ok {
			for i+1 < len(t) && (t[i+1] >= '0' && t[i+1] <= '9' || (t[i+1] == '-' || t[i+1] == '/' || t[i+1] == '.') && i+2 < len(t) && t[i+2] >= '0' && t[i+2] <= '9') {
				i++
			}
			continue
		}
		s, cue := cueBefore(t, i, v)
		inList := end > 0 && i-end < 14 && joinedNumbers(t[end:i])
		switch {
		case cue != "":
			v = lettered(cue, v)
			out = append(out, pm(page, t, s, e, v, cue))
			cited[v], end = true, e
		case inList:
			out = append(out, pm(page, t, i, e, v, "liste"))
			cited[v], end = true, e
		default:
			bare = append(bare, hit{i, e, v})
		}
		i = e - 1
	}
	for _, b := range bare {
		if (bareKnown(b.value, ctx) || cited[b.value]) && !counted(t, b.start, b.end) {
			out = append(out, pm(page, t, b.start, b.end, b.value, "kendt nummer"))
		}
	}
	return out
}

func pm(page int, t string, s, e int, v, rule string) Citation {
	return Citation{Span: match.Span{Page: page, Start: s, End: e, Quote: t[s:e]}, Kind: "pm", Value: v, Rule: rule}
}

// decisionNumber reads nnn-yy, nnn/yy or nnn-20yy at i.
func decisionNumber(t string, i int) (v string, end int, ok bool) {
	if i > 0 && (isLetter(t, i-1) && !(i >= 2 && t[i-2:i] == "PM" && !isLetter(t, i-3)) || t[i-1] == '.' && i > 1 && t[i-2] >= '0' && t[i-2] <= '9') {
		return "", i, false
	}
	c := cursor{t: t, i: i}
	n, ok := c.number(3)
	if !ok || n == 0 {
		return "", i, false
	}
	if !c.has("-") && !c.has("/") && !c.has("–") {
		return "", i, false
	}
	k := c.i
	y, ok := c.number(4)
	if !ok || c.i-k != 2 && c.i-k != 4 {
		return "", i, false
	}
	if c.i-k == 4 {
		if y < 1995 || y > 2079 {
			return "", i, false
		}
		y %= 100
	}
	if c.i < len(t) && (t[c.i] >= '0' && t[c.i] <= '9' || isLetter(t, c.i) || (t[c.i] == '-' || t[c.i] == '/') && c.i+1 < len(t) && t[c.i+1] >= '0' && t[c.i+1] <= '9') {
		return "", i, false
	}
	if t[i] == '0' || n > 450 {
		return "", i, false
	}
	yy := itoa(y)
	if y < 10 {
		yy = "0" + yy
	}
	return itoa(n) + "-" + yy, c.i, true
}

// cueBefore finds a cue that ends right before i, with 'nr.' between.
func cueBefore(t string, i int, v string) (start int, cue string) {
	from := max(0, i-48)
	w := lower(t[from:i])
	w = strings.TrimRight(w, " :(")
	for _, n := range []string{"nr.", "nr", "nummer"} {
		w = strings.TrimRight(strings.TrimSuffix(w, n), " ")
	}
	dashed := false
	if strings.HasSuffix(w, "-") {
		w, dashed = w[:len(w)-1], true
	}
	for _, c := range pmCues {
		if !strings.HasSuffix(w, c) || letterBefore(w, len(w)-len(c)) && len(w) > len(c) {
			continue
		}
		s := from + len(w) - len(c)
		switch c {
		case "p", "c", "a", "n", "o", "u", "r", "f", "d", "l", "m", "g", "h", "s": // P-21-99, P 39-17
			if t[s] >= 'a' || !dashed && c != "p" {
				continue
			}
			if c != "p" && !load().decisions[strings.ToUpper(c)+"-"+v] && !speaksOfDecisions(t) {
				continue
			}
			return s, strings.ToUpper(c)
		case "pm", "ast", "pma":
			if t[s] >= 'a' && !dashed {
				continue
			}
		case "afgørelsen", "afgørelse", "meddelelse", "meddelelsen":
			if !strings.Contains(w, "ankestyr") && !speaksOfDecisions(t) {
				continue
			}
		}
		return s, c
	}
	return i, ""
}

// lettered puts the letter back before a decision of 2008 or earlier, which has
// it in its number (P-21-99); later ones have none (P-33-15 is 33-15).
func lettered(cue, v string) string {
	if len(cue) == 1 {
		if y := v[len(v)-2:]; y > "90" || y < "09" {
			return cue + "-" + v
		}
	}
	return v
}

func joinedNumbers(gap string) bool {
	gap = strings.ToLower(gap)
	for _, w := range []string{",", "og", "samt", "eller", "nr.", "p-", "pm", "jf.", "&", ";", "/", "(", ")"} {
		gap = strings.ReplaceAll(gap, w, " ")
	}
	return strings.TrimSpace(gap) == "" && !strings.Contains(gap, "\n")
}

// counted reports whether a bare number is a quantity, score or range.
func counted(t string, s, e int) bool {
	k := e
	for k < len(t) && t[k] == ' ' {
		k++
	}
	for _, u := range []string{"timer", "min", "uger", "dage", "måned", "mdr", "år", "gange", "kr", "%", "pct", "stk", "point", "grader", "kg", "km", "cm", "mm", "mg", "sider", "personer", "t/", "t."} {
		if strings.HasPrefix(t[k:], u) {
			return true
		}
	}
	w := lower(strings.TrimRight(t[max(0, s-12):s], " .:"))
	for _, u := range []string{"kl", "side", "stk", "nrs", "vas", "bilag", "pkt", "gaf", "den", " d", "uge", "§"} {
		if strings.HasSuffix(w, u) {
			return true
		}
	}
	return false
}
