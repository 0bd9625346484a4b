package diagnosis

import (
	"oplyst/extract/match"
)

// site is one part of the body that makes a general disorder a special one.
type site struct {
	key   string // key of the part's name
	code  string
	entry int
}

// locate makes general disorders special by the part of the body that follows:
// 'slidgigt i hænder og højre knæ'.
func (f *Finder) locate(t *match.Text, all []mention) []mention { return all }
