package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// Words for how often something is done in a week. Read only.
var oftenWords = words(`gange gang dage dag formiddage formiddag eftermiddage eftermiddag x hverdage arbejdsdage besøg`)

// Words that make a number of hours that of one time: 'tre timer ad gangen'. Read only.
var eachTime = words(`hver ad á a à pr. pr om dagligt daglig dagen gangen gang i`)

// each stands between times and hours: '2 dage á 3 timer'. Read only.
var each = words(`á a à ad`)

// weekdays are the days a timetable names. Read only.
var weekdays = words(`mandag tirsdag onsdag torsdag fredag lørdag søndag mandage tirsdage onsdage torsdage fredage man tirs ons tors fre`)

// perTimes multiplies hours at one time with the number of times a week that
// stands beside them: '3 timer to gange om ugen', '2 dage á 4 timer', 'to gange
// om ugen i tre timer'. It gives n where there is none.
func (p *page) perTimes(n float64, at, i, from, to int) float64 {
	if k := p.timesAfter(i, to); k > 1 {
		return k * n
	}
	if at-1 >= from && (p.t.Tokens[at-1].Word.Norm == "x" || p.t.Tokens[at-1].Word.Norm == "gange") {
		return n
	}
	link := at > from && eachTime[p.t.Tokens[at-1].Word.Norm] || i+2 < to && p.t.Tokens[i+1].Word.Norm == "hver" && oftenWords[p.t.Tokens[i+2].Word.Norm] ||
		i+2 < to && p.t.Tokens[i+1].Word.Norm == "ad" || at > from+1 && p.t.Tokens[at-1].Word.Norm == ","
	if !link {
		return n
	}
	for k := at - 1; k > from && k >= at-7; k-- {
		if oftenWords[p.t.Tokens[k].Word.Norm] {
			if c, _ := p.numberAt(k-1, from); c > 1 && c <= 7 && (p.weekly(k, to) || k == at-2 && each[p.t.Tokens[at-1].Word.Norm]) {
				return c * n
			}
		}
	}
	return n
}

// timesAfter reads the times a week behind the word 'timer' at token i: '3 dage
// om ugen', 'to gange ugentligt', 'x 2', ', 3 dage om ugen'.
func (p *page) timesAfter(i, to int) float64 {
	j := i + 1
	daily := false
	for ; j < to && j <= i+3; j++ {
		switch w := p.t.Tokens[j].Word.Norm; w {
		case "x", "×":
			if k, _ := p.digitsAt(j+1, to); k > 0 {
				return k
			}
			return 0
		case ",", "(", "om", "dagen", "dagligt", "ad", "gangen", "hver", "pr.", "i", "alle":
			daily = daily || strings.HasPrefix(w, "dag") || w == "gangen"
			if w == "hver" && j+1 < to && weekdays[p.t.Tokens[j+1].Word.Norm] {
				return 0
			}
			continue
		}
		break
	}
	k, last := p.digitsAt(j, to)
	if k < 2 || k > 7 || last+1 >= to || !oftenWords[p.t.Tokens[last+1].Word.Norm] {
		return 0
	}
	if p.weekly(last+1, to) || daily {
		return k
	}
	return 0
}

// digitsAt reads a number that begins with token j.
func (p *page) digitsAt(j, to int) (n float64, last int) {
	if j >= to {
		return 0, j
	}
	n, at := p.numberAt(j, j)
	if at != j {
		return 0, j
	}
	return n, j
}

// byWeekday adds up hours that are told day by day: '4 timer tirsdag og 4 timer
// fredag'.
func (p *page) byWeekday(from, to int) float64 {
	sum, days := 0.0, 0
	for i := from; i < to; i++ {
		if p.cls[i]&isHour == 0 {
			continue
		}
		for k := i + 1; k < to && k <= i+3; k++ {
			if weekdays[p.t.Tokens[k].Word.Norm] && p.t.Tokens[k].Kind == match.WordToken {
				n, _ := p.numberAt(i-1, from)
				sum += n
				days++
				break
			}
			if p.t.Tokens[k].Kind == match.NumberToken {
				break
			}
		}
	}
	if days < 2 {
		return 0
	}
	return sum
}
