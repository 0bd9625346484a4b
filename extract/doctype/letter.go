package doctype

import "strings"

// maxLetter is how much of a letter is read to tell what it does.
const maxLetter = 4000

// letter adds what a letter or mail does, whatever its carrier: it hears the
// citizen before a decision, decides, orders a paper, or applies. A quoted
// earlier mail does not count, nor what somebody says about a letter.
func (c *classifier) letter() {
	if c.notes >= 3 {
		return
	}
	mail := mailHeader(c.head)
	text := c.extract()
	text = fold(strings.ToValidUTF8(text[:min(maxLetter, len(text))], " "))
	subject, body := "", text
	if mail {
		subject, body = mailParts(text)
	}
	body = withoutQuoted(body)
	if asksClinic(body) {
		c.add("korrespondance", "bestiller", 25)
		return
	}
	if mail && anyOf(body, "jeg vil gerne søge om førtidspension", "jeg vil gerne søge førtidspension", "jeg søger hermed", "hermed søger jeg", "jeg søger om førtidspension") &&
		!anyOf(subject, "sv:", "re:", "vs:") && !anyOf(body, "har talt med", "borger") {
		c.add("ansoegning", "søger", 36)
	}
	if draft := strings.HasPrefix(text, "udkast"); draft && strings.Contains(body, "pension") && anyOf(body, " tilkendes ", "meddeles afslag", "gives afslag") {
		c.add("afgoerelse", "udkast", 30)
		return
	}
	if !mail && !c.addressed(text) || !toYou(body) || byRecipient(body) {
		return
	}
	decides := decided(body)
	switch n := hearing(subject+"\n"+c.titles(), body); {
	case decides && c.score["partshoering"] >= 10: // the draft goes with the hearing
	case decides && !intends(body):
		c.add("afgoerelse", "afgør", 30)
	case n >= 3 && !intends(body) && (c.score["afgoerelse"] >= 10 || anyOf(body, "overgår", "overgået", "overgang til")): // a decision on something else, with an offer
	case n >= 3:
		c.add("partshoering", "hører borgeren", 45)
	}
}

// addressed reports whether a letter speaks to somebody in its upper lines.
func (c *classifier) addressed(text string) bool {
	if upper := text[:min(400, len(text))]; anyOf(" "+upper, "\nkære ", " kære ", "\nhej ") {
		return true
	}
	for n := range c.head[:min(len(c.head), 8)] {
		if l := c.head[n].low(); strings.HasPrefix(l, "til ") && len(l) < 60 || strings.HasPrefix(l, "kære ") {
			return true
		}
	}
	return false
}

// titles joins the first lines that can be titles.
func (c *classifier) titles() string {
	var b strings.Builder
	for n := range c.head[:min(len(c.head), 7)] {
		if l := &c.head[n]; l.canBeTitle() {
			b.WriteString(l.low())
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// mailParts cuts a mail's subject from its body.
func mailParts(text string) (subject, body string) {
	for _, mark := range []string{"emne:", "subject:"} {
		if i := strings.Index(text, mark); i >= 0 {
			subject, body, _ = strings.Cut(text[i:], "\n")
			return subject, body
		}
	}
	return "", text
}

// withoutQuoted cuts the earlier mails that a mail quotes.
func withoutQuoted(body string) string {
	for _, mark := range []string{"oprindelig meddelelse", "original message", "videresendt", "\nfra: ", "\n> ", " skrev:"} {
		if i := strings.Index(body, mark); i > 40 {
			body = body[:i]
		}
	}
	return body
}

// toYou reports whether a text speaks to its reader.
func toYou(body string) bool {
	return anyOf(body, " du ", "\ndu ", " dig ", " dig.", " dig,", " din ", "\ndin ", " dit ", " dine ", "kære ", " deres ")
}

// byRecipient reports whether the writer answers what an authority wrote.
func byRecipient(body string) bool {
	return anyOf(body, "jeres høring", "jeres brev", "i jeres", "jeres afgørelse", "i skriver", "jeg har læst jeres", "jeg klager", "jeg er ikke enig", "mit medlem", "vores medlem")
}

// hearing weighs what in a letter gives the reader a say before a decision;
// from 3 it is a hearing.
func hearing(title, body string) int {
	n := 0
	if find(title, "*høring") >= 0 || find(title, "høring af") >= 0 {
		n += 2
	}
	if intends(body) {
		n += 3
	}
	if anyOf(body, "komme med bemærkninger", "dine bemærkninger", "eventuelle bemærkninger", "bemærkninger hertil", "bemærkninger til", "udtale dig", "sige noget hertil", "din mening om", "hører vi ikke fra dig", "hvis vi ikke hører fra dig", "§ 19 i forvaltningsloven", "forvaltningslovens § 19", "forvaltningsloven § 19") &&
		anyOf(body, "senest", "dage", "inden ", "frist", "hører vi ikke", "ikke hører fra dig", "uger") {
		n += 2
	}
	if before := anyOf(body, "inden vi afgør", "inden vi træffer", "før vi træffer", "før vi afgør", "inden der træffes", "før der træffes", "før afgørelse", "inden afgørelse", "inden den endelige afgørelse", "inden kommunen træffer", "før kommunen træffer"); before || anyOf(title, "før afgørelse", "inden afgørelse") {
		n++
		if anyOf(title+body, " møde", "\nmøde", "mødes med") && anyOf(title+body, "ret til", "tilbud", "tilbyder", "kan du", "du kan", "indkald", "inviter", "har mulighed") {
			n += 2
		}
	}
	return n
}

// intends reports whether a decision is announced that is not yet taken.
func intends(body string) bool {
	return anyOf(body, "påtænker", "agter at", "har til hensigt", "tænkt os at", "har planer om at", "vi forventer at", "vi regner med at", "regner med at sige nej", "regner med at give", "vi vil give dig afslag", "forslag til afgørelse", "lægger op til at give", "inden vi træffer den endelige") &&
		anyOf(body, "afslag", "afslå", "sige nej", "ikke får", "tilkende", "bevilge", "stoppe", "ophør", "give dig", "give dem")
}

// decided reports whether a letter tells its reader a decision about pension.
func decided(body string) bool {
	return strings.Contains(body, "pension") && anyOf(body, "tilkender dig", "du tilkendes", "du er tilkendt", "du er blevet tilkendt", "giver dig førtidspension", "du får førtidspension", "du får tilkendt", "får du tilkendt",
		"giver dig afslag", "du får afslag", "du får ikke førtidspension", "afslår din ansøgning", "besluttet at give dig", "besluttet, at du", "besluttet at tilkende dig", "besluttet at bevilge dig", "afgjort, at du") &&
		!anyOf(body, "hvis du får", "når du får tilkendt", "ikke tilkende dig uden", "om du får", "teamet indstiller", "indstiller til")
}

// asksClinic reports whether a text orders an assessment of klinisk funktion
// and holds none.
func asksClinic(body string) bool {
	return strings.Contains(body, "klinisk funktion") &&
		anyOf(body, "vi anmoder om", "anmodes om", "vi beder om en vurdering", "vi bestiller", "rekvireres", "bestilling af", "vi ønsker en vurdering") &&
		!anyOf(body, "vi finder", "vi vurderer", "det vurderes", "konklusion", "vurdering:", "undersøgt af", "vi har undersøgt", "svar på", "vi er enige")
}

// anyOf reports whether one of a few words stands in a text in lower case.
func anyOf(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
