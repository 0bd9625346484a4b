package forsoergelse

import (
	"strings"

	"oplyst/extract/match"
)

// reach is how far, in bytes, a date may stand from the benefit it belongs to.
const reach = 60

// inLine pairs the benefits of a line with its dates: those behind a benefit
// and before the next one are its own; a benefit with none behind it takes
// those before it ('februar 2017: kontanthjælp', or a row's first cells).
func inLine(line string, names []mention, all []stamp) []Period {
	var out []Period
	for k, m := range names {
		next, prev := len(line), 0
		if k+1 < len(names) {
			next = names[k+1].start
		}
		if k > 0 {
			prev = names[k-1].end
		}
		after := between(all, m.end, next)
		if len(after) > 0 && after[0].start-m.end <= reach {
			out = append(out, behind(line, m, after, next)...)
			continue
		}
		if k > 0 && together(line[prev:m.start]) { // 'løn og fleksløntilskud'
			for _, p := range out {
				if p.Start < prev && names[k-1].start < p.End {
					p.Type = m.kind
					p.Start, p.End = min(p.Start, m.start), max(p.End, m.end)
					out = append(out, p)
				}
			}
			continue
		}
		if before := between(all, prev, m.start); len(before) > 0 && k == 0 {
			out = append(out, ahead(line, m, before)...)
		}
	}
	return out
}

// together tells whether two benefits were had at the same time.
func together(gap string) bool {
	gap = strings.TrimSpace(gap)
	return gap == "og" || gap == "/" || gap == "+"
}

func between(all []stamp, from, to int) []stamp {
	var out []stamp
	for _, s := range all {
		if s.start >= from && s.end <= to {
			out = append(out, s)
		}
	}
	return out
}

// behind reads the periods that follow a benefit: 'Sygedagpenge marts 2014 –
// februar 2015', 'siden 1. maj 2019', two cells, 'stopper den 20. maj'.
func behind(line string, m mention, ds []stamp, next int) []Period {
	var out []Period
	at := m.end
	for i := 0; i < len(ds); i++ {
		d := ds[i]
		gap := line[at:d.start]
		if i > 0 && (len(gap) > 16 || strings.ContainsAny(gap, ".(:")) {
			break
		}
		p := Period{Type: m.kind, Span: match.Span{Start: m.start, End: d.end}}
		switch {
		case strings.Contains(d.value, "/"):
			p.From, p.To, _ = strings.Cut(d.value, "/")
			if p.From == ".." {
				p.From = ""
			}
		case i+1 < len(ds) && !strings.Contains(ds[i+1].value, "/") && joins(line[d.end:ds[i+1].start]):
			p.From, p.To, p.End = d.value, ds[i+1].value, ds[i+1].end
			i++
		case hasWord(gap, "til", "indtil", "stopper", "stoppede", "ophør", "ophører", "ophørte", "udløber", "udløb", "slutter", "sluttede"):
			p.To = d.value
		case hasWord(gap, "siden", "fra", "pr", "start", "bevilget", "overgang"), runsOn(line[d.end:next]):
			p.From, p.To = d.value, ".."
		case strings.TrimLeft(gap, " \t:,(") == "":
			p.From, p.To = d.value, d.value
		default:
			at = d.end
			continue
		}
		out = append(out, p)
		at = p.End
	}
	return out
}

// ahead reads the dates that stand before a benefit.
func ahead(line string, m mention, ds []stamp) []Period {
	last := ds[len(ds)-1]
	p := Period{Type: m.kind, Span: match.Span{Start: last.start, End: m.end}}
	gap := line[last.end:m.start]
	switch {
	case len(gap) > reach:
		return nil
	case strings.Contains(last.value, "/") && strings.Trim(gap, " \t:,-–") == "":
		p.From, p.To, _ = strings.Cut(last.value, "/")
	case len(ds) > 1 && joins(line[ds[len(ds)-2].end:last.start]) && strings.Trim(gap, " \t:") == "":
		p.From, p.To, p.Start = ds[len(ds)-2].value, last.value, ds[len(ds)-2].start
	case strings.Trim(gap, " \t") == "" && strings.Contains(gap, "\t"):
		p.From, p.To = last.value, ".."
	case strings.TrimSpace(gap) == ":" && len(last.value) <= len("2006-01"):
		p.From, p.To = last.value, last.value
	default:
		return nil
	}
	if p.From == ".." {
		p.From = ""
	}
	return []Period{p}
}

// joins tells whether what stands between two dates makes them a period.
func joins(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "-", "–", "—", "til", "":
		return true
	}
	return false
}

// runsOn tells whether the words behind a start say that it goes on.
func runsOn(rest string) bool {
	rest = strings.TrimLeft(strings.ToLower(rest), " \t-–,")
	for _, w := range []string{"og fortsat", "fortsat", "og frem", "og fremefter", "dags dato", "d.d", "nu", "løbende", "→", ">"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// hasWord looks for whole words, lower case, in a short gap.
func hasWord(gap string, list ...string) bool {
	for _, f := range strings.FieldsFunc(strings.ToLower(gap), func(r rune) bool { return r == ' ' || r == '\t' || r == '.' || r == ',' || r == '(' || r == ':' }) {
		for _, w := range list {
			if f == w {
				return true
			}
		}
	}
	return false
}
