package cite

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// settle gives every section an act: its own, that of a neighbour it is joined
// to, that of the sentence, or the one its number means in this field.
func settle(t string, secs []section, ctx Context) {
	for i := len(secs) - 2; i >= 0; i-- { // '§ 20, stk. 2, jf. § 16, stk. 3, i lov om social pension'
		if secs[i].act == "" && secs[i+1].act != "" && secs[i+1].act != "lov" && secs[i+1].act != unknownAct && joined(t[secs[i].end:max(secs[i].end, secs[i+1].start)]) {
			secs[i].act, secs[i].rule = secs[i+1].act, "følger næste"
		}
	}
	last := ""
	for i := range secs {
		s := &secs[i]
		if s.act == "lov" {
			s.act, s.rule = last, "lovens §"
			if s.act == "" {
				s.act = ctx.Act
			}
		}
		if s.act == "" && i > 0 && secs[i-1].act != "" && (joined(t[min(secs[i-1].end, s.start):s.start]) || s.rule == "henvisning") {
			s.act, s.rule = secs[i-1].act, "følger forrige"
		}
		if s.act == "" {
			s.act, s.rule = bareAct(t, s, last, ctx)
		}
		if s.named {
			last = s.act
		}
	}
}

// joined reports whether only joining words stand between two references.
func joined(gap string) bool {
	if len(gap) > 60 {
		return false
	}
	gap = lower(gap)
	for _, w := range []string{"sammenholdt med", "i forbindelse med", "jfr.", "jf.", "jf", "samt", "og", "eller", "efter", "i", ",", "(", ")", ";"} {
		gap = strings.ReplaceAll(gap, w, " ")
	}
	return strings.TrimSpace(gap) == ""
}

// bareAct finds the act of a section that stands without one.
func bareAct(t string, s *section, last string, ctx Context) (string, string) {
	from, to := sentence(t, s.start, s.end)
	low := lower(t[from:to])
	tab := load()
	if last != "" && tab.known[last+" "+s.first] && strings.Contains(low, "§") && inSentence(low, last) {
		return last, "samme sætning"
	}
	for _, r := range tab.bare {
		if !r.sections[s.first] {
			continue
		}
		if len(r.cues) == 0 {
			if last != "" && last != r.act && last != ctx.Act && !tab.known[last+" "+s.first] && r.act == "LSP" {
				return r.act, "nummer"
			}
			return r.act, "nummer"
		}
		for _, c := range r.cues {
			if strings.Contains(low, c) && !(r.act != "LSP" && ctx.Act == "LSP" && isPensionSection(s.first)) {
				return r.act, "nummer og " + c
			}
		}
	}
	if last != "" && !tab.known["LSP "+s.first] {
		return last, "seneste lov"
	}
	return "", ""
}

func isPensionSection(n string) bool { return load().known["LSP "+n] }

func inSentence(low, act string) bool {
	for _, f := range load().forms {
		if f.act == act && strings.Contains(low, lower(f.text)) {
			return true
		}
	}
	return false
}

// sentence is the stretch around a..b up to a line end or a full stop before a
// capital letter, at most 300 bytes to each side.
func sentence(t string, a, b int) (from, to int) {
	from = a
	for from > 0 && a-from < 300 && t[from-1] != '\n' {
		if from > 2 && t[from-1] == ' ' && t[from-2] == '.' && from < len(t) && t[from] >= 'A' && t[from] <= 'Z' {
			break
		}
		from--
	}
	to = b
	for to < len(t) && to-b < 300 && t[to] != '\n' {
		if t[to] == '.' && to+2 < len(t) && t[to+1] == ' ' && t[to+2] >= 'A' && t[to+2] <= 'Z' {
			break
		}
		to++
	}
	return from, to
}
