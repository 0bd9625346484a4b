package checklist

import (
	"oplyst/extract/statement"
)

// rank weighs who says it: 5 klinisk funktion, 4 specialists, the team and
// the sundhedskoordinator, 3 the citizen's doctors, caseworkers and work
// places, 2 others. It only settles whether newer words overtake older ones;
// it never ranks professionals for the reader.
func rank(f fact) int {
	switch f.speaker {
	case statement.KliniskFunktion:
		return 5
	case statement.Speciallaege, statement.Team, statement.Sundhedskoordinator:
		return 4
	case statement.Laege:
		switch f.kind {
		case "laege-275":
			return 5
		case "speciallaegeerklaering", "neuropsykologisk-undersoegelse", "epikrise":
			return 4
		}
		return 3
	case statement.Sagsbehandler, statement.Virksomhed:
		return 3
	}
	return 2
}

// open returns the facts of con that no fact of pro has overtaken.
func open(con, pro []fact) []fact {
	out, newer := []fact{}, newestOf(pro)
	for _, c := range con {
		if !newer.overtake(c) {
			out = append(out, c)
		}
	}
	return out
}

// newest returns the date of the latest fact, "" for none.
func newest(fs []fact) string {
	out := ""
	for _, f := range fs {
		out = max(out, f.when)
	}
	return out
}

// fold appends the letters and digits of a sentence in lower case to a key, so
// that pasted copies with other spaces and dashes are seen as one.
func fold(key []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x80:
			if upperAt(s, i) {
				c += 'a' - 'A'
			}
			key = append(key, c)
		case 'A' <= c && c <= 'Z':
			key = append(key, c+'a'-'A')
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			key = append(key, c)
		}
	}
	return key
}
