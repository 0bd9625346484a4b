package ingest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"oplyst/ingest/charset"
)

// Settings are what a case's sag.yaml says. Every field may be "".
type Settings struct {
	AsOf  string // date the rules are judged at, YYYY-MM-DD
	Track string // "ordinary", "existing_basis", "senior" or "refusal"
	Born  string // the citizen's date of birth, YYYY-MM-DD
}

// Tracks lists the values that Settings.Track may have besides "".
var Tracks = []string{"ordinary", "existing_basis", "senior", "refusal"}

// maxSettings is the size above which a sag.yaml is not read, in bytes.
const maxSettings = 64 << 10

// maxAliases bounds the stars of a sag.yaml: values that stand for others, each
// for ten of the one before, are how few lines become gigabytes.
const maxAliases = 8

var errTooLarge = errors.New("file too large")

// What a warning about a whole sag.yaml says after its name.
const (
	noSettings    = ": filen kan ikke forstås; der regnes uden den"
	largeSettings = ": filen er for stor til at være indstillinger; der regnes uden den"
)

// readSettings reads a sag.yaml. What is wrong with it becomes warnings that
// name the file; good keys count even if others are bad.
func readSettings(ctx context.Context, f File, parser Parser) (Settings, []string) {
	data, err := f.readAll(maxSettings)
	if err != nil {
		return Settings{}, []string{f.Path + settingsFault(err)}
	}
	return parser.Settings(ctx, f.Path, data, f.packed)
}

func settingsFault(err error) string {
	if errors.Is(err, errTooLarge) {
		return largeSettings
	}
	return ": filen kan ikke læses (" + diskReason(err) + "); der regnes uden den"
}

// Sound tells whether settings can be what a sag.yaml said: whoever read it may
// be in the hands of the file.
func (s *Settings) Sound() bool {
	for _, day := range []string{s.AsOf, s.Born} {
		if _, err := time.Parse(time.DateOnly, day); day != "" && err != nil {
			return false
		}
	}
	return s.Track == "" || slices.Contains(Tracks, s.Track)
}

func parseSettings(name string, data []byte) (s Settings, warnings []string) {
	text, _ := charset.Decode(data)
	if strings.Count(text, "*") > maxAliases {
		return s, []string{name + noSettings}
	}
	var values map[string]any
	if err := yaml.Unmarshal([]byte(text), &values); err != nil {
		at := ""
		var syntax *yaml.SyntaxError
		if errors.As(err, &syntax) && syntax.Token != nil && syntax.Token.Position != nil {
			at = fmt.Sprintf(" (linje %d)", syntax.Token.Position.Line)
		}
		return s, []string{name + ": filen er ikke gyldig YAML" + at + "; der regnes uden den"}
	}
	keys := make([]string, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if w := s.set(k, values[k]); w != "" {
			warnings = append(warnings, name+": "+w)
		}
	}
	return s, warnings
}

// set takes over one key and returns what is wrong with it, in Danish, or "".
func (s *Settings) set(key string, value any) string {
	if value == nil {
		return ""
	}
	var text string
	switch v := value.(type) {
	case time.Time:
		text = v.Format(time.DateOnly)
	case string:
		text = strings.TrimSpace(v)
	default:
		text = strings.TrimSpace(fmt.Sprint(v))
	}
	switch key {
	case "as_of", "born":
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return fmt.Sprintf("%s skal være en dato som 2019-11-28; %q bruges ikke", key, short(text))
		}
		if key == "as_of" {
			s.AsOf = text
		} else {
			s.Born = text
		}
	case "track":
		for _, t := range Tracks {
			if t == text {
				s.Track = text
				return ""
			}
		}
		return fmt.Sprintf("track skal være %s; %q bruges ikke", strings.Join(Tracks, ", "), short(text))
	default:
		return fmt.Sprintf("%q er ikke en kendt indstilling (kendte: as_of, track, born)", short(key))
	}
	return ""
}

// short keeps a message to one line of reasonable length.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
