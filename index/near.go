package index

import (
	"math/bits"
	"sort"
	"strings"
)

// nearWord is a known word that a misspelled one may stand for.
type nearWord struct {
	form, key string
	distance  int
}

// maxNear bounds how many words a misspelling may stand for.
const maxNear = 4

// near lists the known words within reach of a misspelled form, nearest first
// and at most maxNear: as many edits as typos allows, or sounding the same.
func (l *wordList) near(form string) []nearWord {
	allowed := typos(form)
	if allowed == 0 || len(form) > maxTypoWord {
		return nil
	}
	l.prepare.Do(l.sets)
	sound := soundKey(form)
	letters, soundLetters := letterSet(form), letterSet(sound)
	var found []nearWord
	for i, f := range l.forms {
		if d := len(f) - len(form); d > 3 || d < -3 {
			continue
		}
		d, differ := allowed+1, apart(letters, l.letters[i])
		if differ <= 2*allowed {
			d = editDistance(form, f, allowed)
		}
		if d > allowed {
			if differ > maxUnlike || !soundsLike(f, sound, soundLetters) {
				continue
			}
			d = allowed
		}
		found = append(found, nearWord{f, l.keys[i], d})
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].distance < found[j].distance })
	return distinct(found)
}

// maxUnlike is how many letters two words that sound alike may not share:
// "cirka" and "sirka", "x" for "ks", "tion" for "sjon".
const maxUnlike = 5

// soundsLike compares a known form with the sound of a misspelled one.
func soundsLike(form, sound string, soundLetters uint32) bool {
	known := soundKey(form)
	return known == sound || len(sound) >= 8 && apart(soundLetters, letterSet(known)) <= 2 && editDistance(known, sound, 1) <= 1
}

// sets computes the letters of every form, once.
func (l *wordList) sets() {
	l.letters = make([]uint32, len(l.forms))
	for i, f := range l.forms {
		l.letters[i] = letterSet(f)
	}
}

// letterSet is the set of letters of a plain form; one edit changes at most two
// of its bits.
func letterSet(form string) uint32 {
	var set uint32
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= 'a' && c <= 'z' {
			set |= 1 << (c - 'a')
		} else {
			set |= 1 << (26 + c%6)
		}
	}
	return set
}

// apart counts the letters that only one of two sets has.
func apart(a, b uint32) int { return bits.OnesCount32(a ^ b) }

// distinct keeps the nearest words with different terms, and none that is
// farther away than the best by more than nothing: a clear winner stands alone.
func distinct(found []nearWord) []nearWord {
	var out []nearWord
	seen := map[string]bool{}
	for _, f := range found {
		if len(out) > 0 && f.distance > out[0].distance || len(out) == maxNear {
			break
		}
		if !seen[f.key] {
			seen[f.key] = true
			out = append(out, f)
		}
	}
	return out
}

var soundFolder = strings.NewReplacer("ae", "e", "oe", "o", "aa", "o", "ld", "l", "nd", "n", "ds", "s", "hv", "v", "hj", "j", "gj", "g",
	"x", "ks", "ph", "f", "th", "t", "ch", "k", "ck", "k", "c", "k", "z", "s", "w", "v", "q", "k", "tion", "sjon", "sion", "sjon", "dt", "t", "y", "i")

// soundKey folds a plain form to how it sounds to a Danish ear, roughly, so that
// "piskesmell" meets "piskesmaeld".
func soundKey(form string) string {
	folded := soundFolder.Replace(form)
	var b strings.Builder
	for i := 0; i < len(folded); i++ {
		if i == 0 || folded[i] != folded[i-1] {
			b.WriteByte(folded[i])
		}
	}
	return b.String()
}

var restorer = strings.NewReplacer("ae", "æ", "oe", "ø", "aa", "å")

// restore writes a plain form with æøå, for a person.
func restore(form string) string { return restorer.Replace(form) }
