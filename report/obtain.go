package report

import "oplyst/checklist"

// source is where what closes a gap can be had: from whom, on which paper, and
// how long an answer usually takes. The times are those doctors and regions
// give for the municipal attests; where no source gives one it says so.
type source struct{ Who, Paper, Time string }

const (
	noTime   = "ingen fast svartid fundet"
	ownPaper = "kommunens eget papir"
)

var (
	fromGP      = source{"egen læge", "statusattest (LÆ 125)", "normalt 14 dage"}
	fromGP265   = source{"egen læge", "LÆ 265 (bestilles med LÆ 261)", "normalt 30 dage fra borgerens henvendelse til lægen"}
	fromExpert  = source{"behandlende speciallæge eller hospital", "erklæring eller epikrise", noTime}
	fromRegion  = source{"regionens kliniske funktion", "LÆ 275", noTime}
	fromSite    = source{"praktikstedet eller anden aktør", "evaluering", noTime}
	fromCoord   = source{"sundhedskoordinatoren", "udtalelse", noTime}
	fromTeam    = source{"rehabiliteringsteamet", "indstilling", "efter teamets mødeplan"}
	fromCitizen = source{"borgeren", "svar eller bekræftelse", "efter den frist, kommunen giver"}
)

// sources says, by item, where to turn.
var sources = map[string][]source{
	"nr1":                   {{"kommunen sammen med borgeren", "rehabiliteringsplanens forberedende del", ownPaper}},
	"nr2":                   {fromSite, {"kommunen", "samlet konklusion på indsatserne", ownPaper}},
	"nr3":                   {fromExpert, fromGP, fromRegion},
	"nr4":                   {fromSite, fromRegion},
	"nr5":                   {fromSite, {"kommunen", "beskrivelse af konkrete arbejdsfunktioner", ownPaper}},
	"rehabiliteringsteam":   {fromTeam},
	"sundhedskoordinator":   {fromCoord},
	"klinisk_funktion":      {fromRegion},
	"ressourceforloeb":      {{"kommunen eller den, der stod for forløbet", "slutevaluering eller begrundelse", noTime}},
	"under_40":              {fromExpert, fromSite},
	"partshoering_moede":    {{"kommunen", "tilbud om møde", ownPaper}, fromCitizen},
	"revision":              {{"kommunen", "begrundelse", ownPaper}, fromExpert},
	"samlet_beskrivelse":    {{"kommunen", "samlet beskrivelse", ownPaper}},
	"frist":                 {{"kommunen", "besked til borgeren", ownPaper}},
	"laege_265":             {fromGP265},
	"plan_indhold":          {{"kommunen sammen med borgeren", "rehabiliteringsplanens forberedende del", ownPaper}},
	"paragraf_18a":          {fromCitizen, fromGP},
	"foreliggende_grundlag": {fromCitizen},
	"utvivlsomt":            {{"kommunen", "begrundelse", ownPaper}},
	"aabenbart":             {fromCoord},
	"senior":                {fromGP265},
	"seniorpension":         {{"Seniorpensionsenheden (ATP)", "oplysning om sag", noTime}},
}

// gap tells whether a verdict leaves something to do.
func gap(v checklist.Verdict) bool {
	return v == checklist.Missing || v == checklist.Partial || v == checklist.Contradicted
}

// obtain gives where to turn for an item, nothing if there is no gap.
func obtain(it *checklist.Item) []source {
	if !gap(it.Verdict) {
		return nil
	}
	return sources[it.Item]
}
