package corpus

// Provision is one provision of an act in one wording, told in our own words.
type Provision struct {
	Short       string   `yaml:"-"`          // "LSP", "LAB", "SDL" ...
	Law         string   `yaml:"-"`          // the act's name
	Ref         string   `yaml:"ref"`        // "§ 16, stk. 2"
	Label       string   `yaml:"label"`      // what tells versions apart for a reader, or ""
	ValidFrom   string   `yaml:"valid_from"` // YYYY-MM-DD; "" if not known (see Unconfirmed) or always
	ValidTo     string   `yaml:"valid_to"`   // last day, YYYY-MM-DD; "" if no end is known
	Text        string   `yaml:"text"`
	Sources     []string `yaml:"sources"`
	Unconfirmed []string `yaml:"unconfirmed"`
	Note        string   `yaml:"note"`
}

// ValidOn reports whether the provision was in force on a day (YYYY-MM-DD).
func (p *Provision) ValidOn(date string) bool {
	return (p.ValidFrom == "" || date >= p.ValidFrom) && (p.ValidTo == "" || date <= p.ValidTo)
}

// Provisions lists every provision, by act and then as the file has them.
func (c *Corpus) Provisions() []Provision { return c.provisions }

// Provision finds the wording of a provision ("LSP", "§ 16, stk. 2") in force
// on a day; a reference with more parts than the catalogue has falls back on
// the whole (§ 20, stk. 3, 1. pkt. -> § 20, stk. 3).
func (c *Corpus) Provision(short, ref, date string) (*Provision, bool) {
	for ; ref != ""; ref = cutPart(ref) {
		for _, i := range c.byLaw[short] {
			if p := &c.provisions[i]; p.Ref == ref && p.ValidOn(date) {
				return p, true
			}
		}
	}
	return nil, false
}

func cutPart(ref string) string {
	for i := len(ref) - 1; i > 0; i-- {
		if ref[i] == ',' {
			return ref[:i]
		}
	}
	return ""
}
