// Package corpus holds Ankestyrelsens principmeddelelser and the provisions of
// the acts they rest on, as dated data: one YAML record a decision under
// decisions/, one file an act under provisions/, both embedded. It knows
// nothing of case files and nothing of searching.
//
// Holdings and facts are told in our own words; the official text is at the
// addresses in Sources. What the sources do not confirm is listed, field by
// field, in Unconfirmed, and every output must say so.
package corpus

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed decisions/*.yaml provisions/*.yaml
var files embed.FS

// Corpus is the catalogue, read and checked. It is safe for concurrent use and
// never changes; callers must not write to the slices.
type Corpus struct {
	decisions  []Decision // by year, then number, then letter
	provisions []Provision
	byNr       map[string]int
	byLaw      map[string][]int // short -> indices into provisions
	numbering  []Renumbering
}

var (
	loadOnce sync.Once
	loaded   *Corpus
	loadErr  error
)

// Load reads the embedded catalogue. It is read once; every call gives the
// same Corpus. The error names the file and says what is wrong in it.
func Load() (*Corpus, error) {
	loadOnce.Do(func() { loaded, loadErr = LoadFS(files) })
	return loaded, loadErr
}

// LoadFS reads a catalogue in the same layout (decisions/*.yaml,
// provisions/*.yaml) from another place, and validates it.
func LoadFS(fsys fs.FS) (*Corpus, error) {
	c := &Corpus{byNr: map[string]int{}, byLaw: map[string][]int{}}
	if err := c.readDecisions(fsys); err != nil {
		return nil, err
	}
	if err := c.readProvisions(fsys); err != nil {
		return nil, err
	}
	var err error
	if c.numbering, err = loadNumbering(); err != nil {
		return nil, err
	}
	c.link()
	c.sequence()
	return c, c.Validate()
}

func (c *Corpus) readDecisions(fsys fs.FS) error {
	names, err := fs.Glob(fsys, "decisions/*.yaml")
	if err != nil {
		return err
	}
	for _, name := range names {
		var d Decision
		if err := decode(fsys, name, &d); err != nil {
			return err
		}
		if d.Nr+".yaml" != path.Base(name) {
			return fmt.Errorf("%s: nr is %q, the file name says otherwise", name, d.Nr)
		}
		c.decisions = append(c.decisions, d)
	}
	c.arrange()
	return nil
}

func (c *Corpus) readProvisions(fsys fs.FS) error {
	names, err := fs.Glob(fsys, "provisions/*.yaml")
	if err != nil {
		return err
	}
	sort.Strings(names)
	for _, name := range names {
		var act struct {
			Short      string      `yaml:"short"`
			Law        string      `yaml:"law"`
			Provisions []Provision `yaml:"provisions"`
		}
		if err := decode(fsys, name, &act); err != nil {
			return err
		}
		for _, p := range act.Provisions {
			p.Short, p.Law = act.Short, act.Law
			c.byLaw[p.Short] = append(c.byLaw[p.Short], len(c.provisions))
			c.provisions = append(c.provisions, p)
		}
	}
	return nil
}

func decode(fsys fs.FS, name string, into any) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if err := yaml.UnmarshalWithOptions(data, into, yaml.Strict()); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// Decisions lists every decision by year, number and letter.
func (c *Corpus) Decisions() []Decision { return c.decisions }

// ByNr finds a decision by its number in any spelling NormalizeNr knows.
func (c *Corpus) ByNr(nr string) (*Decision, bool) {
	for _, n := range candidates(nr) {
		if i, ok := c.byNr[n]; ok {
			return &c.decisions[i], true
		}
	}
	return nil, false
}
