package checklist

// Change is what became of a requirement between two dates.
type Change string

// The changes.
const (
	Same     Change = "same"     // the same version is in force on both dates
	Reworded Change = "reworded" // another version: asks for something else, or stands elsewhere in the law
	New      Change = "new"      // required on the second date only
	Gone     Change = "gone"     // required on the first date only
)

// Comparison is one case judged under the rules of two dates. The documents
// and the citizen's age are the same facts; only the rules move.
type Comparison struct {
	First, Second Result
	Items         []Compared // the thirteen items in report order
	SideItems     []Compared // the further rules
	Differs       []string   // Danish: what sets the second date's rules apart, oldest change first
	Notes         []string   // Danish: transition rules and what is not confirmed
}

// Compared is one requirement under two sets of rules.
type Compared struct {
	Item   string
	Title  string
	Change Change
	First  Item
	Second Item
	Text   string // Danish, one sentence: what the change means for this case
}

// Compare judges a case by the rules of its own date and by those of a second
// one (YYYY-MM-DD). Documents and ages are those of the case's date under both:
// only the rules move. The error wraps ErrNoRules when no rules cover either
// date.
func Compare(in Input, second string, rules *Rules, cat Catalogue) (Comparison, error) {
	var c Comparison
	var err error
	if c.First, err = Evaluate(in, rules, cat); err != nil {
		return Comparison{}, err
	}
	in.RulesOn = second
	if c.Second, err = Evaluate(in, rules, cat); err != nil {
		return Comparison{}, err
	}
	c.Items = compareItems(rules, c.First, c.Second, c.First.Items, c.Second.Items)
	c.SideItems = compareItems(rules, c.First, c.Second, c.First.SideItems, c.Second.SideItems)
	c.Differs = rules.changes(c.First.AsOf, c.Second.AsOf)
	c.Notes = transitionNotes(c)
	return c, nil
}

// inForce reports whether a rule asks anything on the date of a result.
func (rs *Rules) inForce(id string, res Result) (Dated, bool) {
	r := rs.Rule(id)
	v, ok := r.On(res.AsOf)
	return v, ok && has(r.Applies.Regimes, res.Regime)
}

func compareItems(rules *Rules, a, b Result, first, second []Item) []Compared {
	out := []Compared{}
	for i := range first {
		c := Compared{Item: first[i].Item, Title: first[i].Title, First: first[i], Second: second[i]}
		before, was := rules.inForce(c.Item, a)
		after, is := rules.inForce(c.Item, b)
		switch {
		case !was && is:
			c.Change = New
		case was && !is:
			c.Change = Gone
		case was && before.From != after.From:
			c.Change = Reworded
		default:
			c.Change = Same
		}
		c.Text = c.sentence(a, b, after)
		out = append(out, c)
	}
	return out
}

// sentence says what the second date's rules mean for the case.
func (c *Compared) sentence(a, b Result, after Dated) string {
	from, to := verdictNames[c.First.Verdict], verdictNames[c.Second.Verdict]
	text := ""
	switch c.Change {
	case New:
		text = "Kravet findes ikke efter reglerne pr. " + danish(a.AsOf) + ", men gælder pr. " + danish(b.AsOf) + "; udfaldet er så: " + to + "."
		if c.Second.Verdict == NotApplicable {
			text += " " + c.Second.Reason
		}
	case Gone:
		text = "Kravet gælder pr. " + danish(a.AsOf) + " (" + from + "), men ikke efter reglerne pr. " + danish(b.AsOf) + "."
	default:
		text = "Samme ordlyd på begge datoer"
		if c.Change == Reworded {
			text = "Anden ordlyd eller hjemmel på den anden dato (" + c.Second.Citation + ")"
		}
		if from == to {
			text += "; udfaldet er det samme: " + to + "."
		} else {
			text += "; udfaldet går fra " + from + " til " + to + "."
		}
	}
	if c.Change != Gone && after.Caveat != "" && c.Second.Verdict != NotApplicable {
		text += " Forbehold: " + after.Caveat
	}
	return text
}

// changes lists what the regimes between two dates changed, oldest first.
func (rs *Rules) changes(a, b string) []string {
	if b < a {
		a, b = b, a
	}
	out := []string{}
	for _, r := range rs.Regimes {
		if r.Selectable && r.From > a && r.From <= b {
			for _, d := range r.Differs {
				out = append(out, "Fra "+danish(r.From)+": "+d)
			}
		}
	}
	return out
}

// transition is a change of the rules whose transitional provision was not
// seen (law/final/open-questions.md), or is worth a note.
type transition struct {
	day   string // first day of the new rules
	track Track  // "" for every track
	note  string // Danish
}

var transitionList = []transition{
	{"2016-06-01", "", "Undtagelserne fra forelæggelse for teamet findes fra 1. juni 2016 og kan ikke bruges om tidligere afgørelser."},
	{"2018-06-01", "", "Fra 1. juni 2018 er det ikke nok, at udvikling ikke kan udelukkes; der skal kunne peges på et udviklingsperspektiv."},
	{"2020-01-01", Senior, "Seniorførtidspension er ophævet fra 2020. Er der ansøgt før, så kontrollér overgangsreglen, som ikke er læst."},
	{"2022-01-01", "", "Ressourceforløb bevilget før 1. januar 2022 bedømmes efter reglerne, da de blev bevilget; overgangsreglen er ikke læst."},
	{"2026-02-01", "", "Ressourceforløb bevilget senest 31. januar 2026 kan fortsætte; nye kan ikke kræves derefter."},
	{"2026-07-01", "", "Reglerne fra 1. juli 2026 er delvis udledt. Om en plan, en indstilling eller en beslutning om overgang fra før datoen stadig bærer sagen, er ikke bekræftet; de er her godtaget som grundlag for nr. 1-4."},
	{"2026-07-01", ExistingBasis, "Fremgangsmåden på foreliggende grundlag efter 1. juli 2026 er ikke bekræftet. Her er samlet beskrivelse ikke gjort til et krav, og sundhedskoordinatorens rådgivning er vist som et anbefalet trin."},
	{"2027-01-01", "", "Der er varslet en ny hovedlov fra 1. januar 2027; vedtagelsen er ikke bekræftet."},
}

// transitionNotes says what to check when the two dates lie on each side of a
// change, and what else sets the comparison's limits.
func transitionNotes(c Comparison) []string {
	out := []string{"Borgerens og papirernes alder er regnet på sagens egen dato under begge regelsæt; kun reglerne er skiftet."}
	a, b := c.First.AsOf, c.Second.AsOf
	if b < a {
		a, b = b, a
	}
	for _, t := range transitionList {
		if a < t.day && t.day <= b && (t.track == "" || t.track == c.First.Track || t.track == c.Second.Track) {
			out = append(out, t.note)
		}
	}
	if c.First.Track != c.Second.Track {
		out = append(out, "Sporet er forskelligt: "+trackNames[c.First.Track]+" på den første dato, "+trackNames[c.Second.Track]+" på den anden.")
	}
	if c.Second.Caveat != "" && c.Second.Caveat != c.First.Caveat {
		out = append(out, c.Second.Caveat)
	}
	return out
}
