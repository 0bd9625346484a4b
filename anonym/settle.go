package anonym

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// settle gives every name its label: the citizen is Person A, the others by
// order of appearance.
func (s *search) settle() {
	order := func(fs []found) {
		sort.SliceStable(fs, func(i, j int) bool {
			a, b := fs[i], fs[j]
			if a.text != b.text {
				return a.text < b.text
			}
			return a.at < b.at
		})
	}
	s.settlePeople(order)
	order(s.spots)
	s.settleSort(s.spots, spot, "Sted ")
	order(s.loose)
	s.settleSort(s.loose, name, "Navn ")
}

// settlePeople joins the mentions of a person: one whose words are part of
// another's full name is that person.
func (s *search) settlePeople(order func([]found)) {
	citizen := map[string]int{} // how often a full name stands beside a number
	for _, f := range s.persons {
		if f.first && len(f.words) > 1 {
			citizen[strings.Join(f.words, " ")]++
		}
	}
	best := ""
	for n, k := range citizen {
		if k > citizen[best] || k == citizen[best] && n < best {
			best = n
		}
	}
	order(s.persons)
	all := append([]found{}, s.persons...)
	sort.SliceStable(all, func(i, j int) bool {
		a, b := strings.Join(all[i].words, " ") == best, strings.Join(all[j].words, " ") == best
		if a != b {
			return a
		}
		return len(all[i].words) > 1 && len(all[j].words) == 1
	})
	for _, f := range all {
		key := strings.Join(f.words, " ")
		if _, ok := s.full[key]; ok {
			continue
		}
		owner := s.ownerOf(f.words)
		if owner < 0 {
			owner = len(s.labels)
			s.labels = append(s.labels, "Person "+letterLabel(s.counts["person"]))
			s.counts["person"]++
		}
		s.full[key] = owner
		for _, w := range f.words {
			s.addWord(w, person, owner)
		}
		s.initials(f.words, owner)
	}
}

// initials makes the initials of a full name of three words or more stand for
// the person; shorter ones are too like abbreviations.
func (s *search) initials(words []string, owner int) {
	if len(words) < 3 {
		return
	}
	low := ""
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		low += string(r)
	}
	if _, taken := s.words[low]; !taken && !s.known[low] {
		s.words[low] = entry{kind: person, owner: owner, common: true}
	}
}

// ownerOf gives the person all of whose given words are these, -1 if nobody.
func (s *search) ownerOf(words []string) int {
	owner := -1
	for n, w := range words {
		e, ok := s.entry(w)
		if !ok || e.kind != person {
			return -1
		}
		if n == 0 {
			owner = e.owner
		} else if e.owner != owner {
			return -1
		}
	}
	return owner
}

func (s *search) settleSort(fs []found, k kind, label string) {
	for _, f := range fs {
		owner := -1
		for _, w := range f.words {
			if e, ok := s.entry(w); ok {
				owner = e.owner
				break
			}
		}
		if owner < 0 {
			owner = len(s.labels)
			s.labels = append(s.labels, label+letterLabel(s.counts[label]))
			s.counts[label]++
		}
		for _, w := range f.words {
			s.addWord(w, k, owner)
		}
	}
}

// addWord makes a word stand for its owner, the first that has it.
func (r *Replacer) addWord(w string, k kind, owner int) {
	if utf8.RuneCountInString(w) < 2 || titleSet[w] {
		return
	}
	if _, ok := r.words[w]; !ok {
		r.words[w] = entry{kind: k, owner: owner, common: r.ordinary(w)}
	}
}

// entry looks a word up, without its genitive if need be.
func (r *Replacer) entry(low string) (entry, bool) {
	for _, b := range bare(low) {
		if e, ok := r.words[b]; ok {
			return e, true
		}
	}
	return entry{}, false
}
