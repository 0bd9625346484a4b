package indsats

import (
	"strings"

	"oplyst/extract/match"
)

// class is what a word form can be in a clause; a form may be several.
type class uint32

// The classes of words.
const (
	isNegator  class = 1 << iota // ikke, aldrig
	isOpener                     // begins a clause wherever it stands
	isFinite                     // begins a clause after a comma or 'og'
	isJudge                      // what is said of a measure that may be used: relevant, muligt
	isProduce                    // what a measure may do for somebody: bringe, udvikle
	isAttain                     // what somebody may do with a measure: indgå, deltage
	isBelieve                    // verbs whose 'ikke' denies what follows with 'at': finder, vurderer
	isExpected                   // nouns and adjectives of the same kind: udsigt, sandsynligt
	isModal                      // kan, vil
	isFiller                     // may stand between a negator and what it denies
	isHour                       // time, timer
	isThat                       // at
	isJoint                      // a comma, og
	isFutile                     // says by itself that a measure is of no use: nytteløs
	isStill                      // stadig
	isVerb                       // a form of a verb of the table
	isTaking                     // verbs that give up with the particle op: sagde, gav
	isAid                        // what a measure would be: en hjælp, et tilbud
	isWill                       // what somebody who is willing is: parat, motiveret
)

// Words a judgement of a measure rests on. Read only.
var judges = words(`relevant relevante relevans aktuel aktuelt aktuelle mulig muligt mulige muligheder mulighed realistisk realistiske nødvendig
nødvendigt forsvarligt forsvarlig hensigtsmæssigt hensigtsmæssig indiceret indicerede indikation egnet egnede gavnligt gavnlig meningsfuldt
meningsfuld mening holdbar holdbart tilrådeligt tilrådelig farbar bæredygtigt rimeligt rimelig grundlag behov brug rækkevidde perspektiv
belæg operabel operabelt tilstrækkeligt tilstrækkelig formålstjenligt berettiget målgruppen udbytte gevinst fornuftigt tale tjenligt passende
vejen løsning løsningen`)

// Verbs of what a measure does for somebody. Read only.
var produces = words(`tilføre bringe give gavne medføre forbedre øge bidrage føre bedre gøre udvikle afhjælpe hjælpe nytte skabe ændre flytte rykke
løfte styrke kompensere opveje afhjælpe løse genskabe genoprette`)

// Verbs of what somebody does with a measure. Read only.
var attains = words(`indgå deltage varetage bestride gennemføre klare honorere profitere medvirke påbegynde fastholde passe starte begynde
findes etableres iværksættes bevilges gennemføres skaffes opdrives igangsættes realiseres
opstarte iværksætte etablere bevilge tilbyde igangsætte visitere henvise ansætte rumme magte overkomme holde`)

// Verbs whose negation reaches into the clause behind. Read only.
var believes = words(`finder fandt finde fundet ment skønnet vurderet vurderer vurderede vurdere vurderes mener mente mene synes syntes skønner skønnede skønne skønnes tror troede tro
forventer forventede forventes anser ser så antager antages anbefaler anbefale tænker forestille forestiller regner ønsker`)

// Nouns and adjectives whose negation does. Read only.
var expectations = words(`udsigt udsigter sandsynligt sandsynlig grundlag forventning forventninger tegn tale tænkeligt tro enige muligt
realistisk holdepunkter belæg`)

// Adjectives that deny by themselves, in their base form. Read only.
var futile = words(`nytteløs formålsløs meningsløs udsigtsløs perspektivløs håbløs frugtesløs omsonst forgæves urealistisk irrelevant uhensigtsmæssig
unødvendig uforsvarlig uaktuel overflødig utænkelig umulig uladsiggørlig utilrådelig kontraindiceret virkningsløs uvirksom uholdbar uigennemførlig
uigennemførbar uegnet skadelig`)

// Words of willingness. Read only.
var willing = words(`parat villig villige motiveret motiverede interesseret interesserede indstillet indforstået mindet lysten stemt`)

// Small words that part and open clauses. Read only.
var (
	thats  = words(`at`)
	joints = words(`, og`)
	stills = words(`stadig stadigvæk`)
	// Verbs that give up with 'op' behind their object, and what a measure would be.
	takings = words(`sagt sagde siger gav givet giver`)
	aids    = words(`hjælp støtte tilbud løsning idé ide ramme rammer gevinst fordel skridt mulighed vej`)
)

// Words between a negator and what it denies. Read only.
var fillers = words(`er var være været blive bliver blevet blev fundet skønnet vurderet anset længere aktuelt umiddelbart p.t. pt. pt nogen noget
et en for som særlig særligt helt tilstrækkelig tilstrækkeligt på nuværende tidspunkt inden i dag nu heller have har haft givet kunne ville at
kan vil i den det tilbudt set ses anses findes skønnes vurderes forventes anset umiddelbar medicinsk lægeligt fagligt selv`)

// classes remembers the classes of word forms.
type classes struct {
	memo  match.Memo[class]
	verbs map[string]verb // forms of the verbs of indsats_verbs.tsv
}

// of returns the classes of a word.
func (c *classes) of(w *match.Word) class {
	if k := c.memo.Get(w); k != nil {
		return *k
	}
	n := w.Norm
	var k class
	for _, x := range []struct {
		set map[string]bool
		bit class
	}{{negators, isNegator}, {openers, isOpener}, {finite, isFinite}, {judges, isJudge}, {produces, isProduce}, {attains, isAttain},
		{believes, isBelieve}, {expectations, isExpected}, {modals, isModal}, {fillers, isFiller}, {hourWords, isHour},
		{thats, isThat}, {joints, isJoint}, {stills, isStill}, {takings, isTaking}, {aids, isAid}, {willing, isWill}} {
		if x.set[n] {
			k |= x.bit
		}
	}
	if _, ok := c.verbs[n]; ok {
		k |= isVerb
	}
	if base, ok := strings.CutSuffix(n, "t"); futile[n] || ok && futile[base] {
		k |= isFutile
	} else if base, ok := strings.CutSuffix(n, "e"); ok && futile[base] {
		k |= isFutile
	}
	return *c.memo.Put(w, k)
}

// modals are the verbs of what may be. Read only.
var modals = words(`kan vil kunne ville vurderes skønnes forventes antages`)

// all lists the classes of the tokens of a text, and the tokens that are verbs
// of the table.
func (c *classes) all(t *match.Text) (out []class, verbs []int) {
	out = make([]class, len(t.Tokens))
	for i := range t.Tokens {
		out[i] = c.of(t.Tokens[i].Word)
		if out[i]&isVerb != 0 {
			verbs = append(verbs, i)
		}
	}
	return out, verbs
}
