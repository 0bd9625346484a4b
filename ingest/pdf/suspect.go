package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// signs is what makes a page's text doubtful. The limits are those measured on
// Danish office pages: hardly one page in five hundred that is right shows any.
type signs struct {
	letters   int
	unmapped  float64 // share of glyphs without text
	guessed   float64 // share of glyphs whose text no table of the file gives
	bad       float64 // share of runes that no text has
	words     int
	meanWord  float64
	single    float64 // share of words of one letter
	stop      float64 // share of words that are common Danish words
	foreign   float64 // share of words that are common in other languages
	danish    float64 // share of letters that are æ, ø, å
	digraphs  int     // ae, oe, aa: how æ, ø, å are written without them
	unordered bool    // a stream could not be decoded
}

var danishWords = wordSet("og i at det er en til af på som med for ikke den der har et de kan fra om han hun var blev ved sig vil skal men havde hendes hans")

var foreignWords = wordSet("the of and to in is that was with his her not der die und das ist den mit von ein nicht att och som det är för inte av till")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// textSigns measures a text.
func textSigns(text string) signs {
	var s signs
	bad, runes, danish, wordLetters, single, stop, foreign := 0, 0, 0, 0, 0, 0, 0
	start := -1
	word := func(w string) {
		n := utf8.RuneCountInString(w)
		s.words++
		wordLetters += n
		if n == 1 && unicode.IsLetter([]rune(w)[0]) && w != "i" && w != "å" && w != "I" {
			single++
		}
		if n <= 6 {
			if danishWords[w] || danishWords[strings.ToLower(w)] {
				stop++
			}
			if foreignWords[w] {
				foreign++
			}
		}
	}
	var previous rune
	for i, r := range text {
		runes++
		if isBadRune(r) {
			bad++
		}
		letter := unicode.IsLetter(r)
		if letter {
			s.letters++
			switch r {
			case 'æ', 'ø', 'å', 'Æ', 'Ø', 'Å':
				danish++
			case 'e':
				if previous == 'a' || previous == 'o' {
					s.digraphs++
				}
			case 'a':
				if previous == 'a' {
					s.digraphs++
				}
			}
		}
		previous = r
		if letter && start < 0 {
			start = i
		} else if !letter && start >= 0 {
			word(text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		word(text[start:])
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(1, of)) }
	s.bad, s.danish = share(bad, runes), share(danish, s.letters)
	s.meanWord, s.single = share(wordLetters, s.words), share(single, s.words)
	s.stop, s.foreign = share(stop, s.words), share(foreign, s.words)
	return s
}

// isBadRune reports whether no text holds r: replacement, control, private use.
func isBadRune(r rune) bool {
	return r == 0xFFFD || r < 0x20 && r != '\n' && r != '\t' && r != '\r' && r != 2 || r >= 0x7f && r < 0xA0 || r >= 0xE000 && r <= 0xF8FF && r != doubtfulRune
}

// hard reports whether text is certainly missing or wrong.
func (s signs) hard() bool {
	return s.unmapped > 0.01 || s.bad > 0.005 || s.unordered
}

// soft reports whether the words look unlike Danish text.
func (s signs) soft() bool {
	if s.words < 20 {
		return false
	}
	if s.meanWord > 11 || s.single > 0.30 {
		return true
	}
	return s.words >= 40 && (s.stop < 0.08 && s.foreign < 0.15 || s.lacksDanish())
}

// lacksDanish reports whether the text is Danish but for its special letters.
func (s signs) lacksDanish() bool {
	return s.letters >= 300 && s.stop >= 0.08 && s.danish < 0.008 && s.digraphs*200 < s.letters
}

// garbled reports whether the text is in no language at all, as when a font's
// codes were taken for letters.
func (s signs) garbled() bool {
	return s.words >= 40 && s.stop < 0.02 && s.foreign < 0.02 && s.danish < 0.003 || s.spread()
}

// spread reports whether the text falls into single letters.
func (s signs) spread() bool {
	return s.words >= 20 && s.single > 0.6
}

// verdict returns why the text of a page cannot be trusted, or "". Odd words
// alone are no reason (a page may be a list of codes, or in another language):
// only where letters were guessed do they count.
func (s signs) verdict() string {
	switch {
	case s.unordered && s.letters < fewLetters:
		return ReasonPage
	case s.hard(), s.lacksDanish() && s.danish < 0.002 && s.guessed > 0.05:
		return ReasonFont
	case s.spread(), s.garbled() && s.guessed > 0.3:
		return ReasonGarbled
	}
	return ""
}

// likeLanguage reports whether a text read where the first reader had no
// letters for that share of the glyphs is made of words.
func (s signs) likeLanguage(unmapped float64) bool {
	if s.words < 10 {
		return unmapped < 0.3
	}
	return s.stop >= 0.05 || s.foreign >= 0.1
}

// textless returns the share of painted glyphs without text, and of those
// whose text was guessed.
func (c *canvas) textless() (unmapped, guessed float64) {
	missing, guesses, all := 0, 0, 0
	for i := range c.glyphs {
		g := c.glyphs[i].info
		if g.blank {
			continue
		}
		all++
		if !g.ok {
			missing++
		} else if c.glyphs[i].font.guessed {
			guesses++
		}
	}
	if missing < 3 {
		missing = 0
	}
	return float64(missing) / float64(max(1, all)), float64(guesses) / float64(max(1, all))
}

// Limits for pages that are pictures.
const (
	fewLetters    = 40   // fewer than this beside a picture is no page of text
	stampLetters  = 160  // as many as a stamp or header on a scanned page may have
	someImage     = 0.15 // share of the page that a picture covers
	mostlyImage   = 0.50
	outlineCurves = 2500 // so many curves without text are letters drawn as outlines
)

// picture returns why a page with that many letters is a picture, or "".
func (c *canvas) picture(letters int, box rule) string {
	area := max((box.x1-box.x0)*(box.y1-box.y0), 1)
	covered := c.images / area
	switch {
	case letters < fewLetters && covered > someImage:
		return ReasonImage
	case letters < stampLetters && covered > mostlyImage:
		return ReasonImage
	case letters < fewLetters && c.curves > outlineCurves:
		return ReasonOutlines
	case letters < fewLetters && c.unseen > fewLetters:
		return ReasonUnseen
	}
	return ""
}
