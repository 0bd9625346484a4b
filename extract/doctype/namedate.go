package doctype

import (
	"strings"

	"oplyst/extract/dates"
)

// nameDate reads a date out of a file name: 2019-03-12, 12.03.2019, 120319,
// 20190312, 'aug 23', 'maj 2020'.
func nameDate(name string) string {
	if k := strings.LastIndexAny(name, "/\\"); k >= 0 {
		name = name[k+1:]
	}
	if k := strings.LastIndexByte(name, '.'); k > 0 {
		name = name[:k]
	}
	if k := strings.IndexByte(name, '@'); k >= 0 {
		return ""
	}
	t := strings.ReplaceAll(name, "_", " ")
	best := ""
	for _, d := range dates.Find(1, t, dates.Options{}) {
		if len(first(d.Value)) > len(best) {
			best = first(d.Value)
		}
	}
	if len(best) == 10 {
		return best
	}
	for i := 0; i < len(t); i++ { // 120319 and 20190312 need no cue in a file name, but a CPR number does not count
		j := i
		for j < len(t) && t[j] >= '0' && t[j] <= '9' {
			j++
		}
		if j-i == 6 || j-i == 8 {
			if j < len(t) && t[j] == '-' && j+1 < len(t) && t[j+1] >= '0' && t[j+1] <= '9' {
				i = j
				continue
			}
			if ds := dates.Find(1, "dato "+t[i:j], dates.Options{}); len(ds) == 1 && ds[0].Value > "2005" && len(ds[0].Value) == 10 {
				return ds[0].Value
			}
		}
		if j > i {
			i = j
		}
	}
	return best
}

func first(v string) string {
	if k := strings.IndexByte(v, '/'); k >= 0 {
		return v[:k]
	}
	return v
}
