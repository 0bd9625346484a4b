package match

import (
	"strings"
	"testing"
)

// unseenCompounds were written down from memory before the splitter had seen
// them. At first contact it split 145 of 163 as written down; some of the rest
// were slips in the list, others were mended by simplex words. The measure on
// compounds of another writer is golden/scores-passages.txt.
var unseenCompounds = strings.Fields(`
	ryg|søjle|lidelse knæ|skal hofte|led skulder|led nakke|muskler lænde|hvirvel brok|operation galde|blære|betændelse lunge|funktion lunge|infektion
	blod|prop blod|prøve|svar blod|mangel hjerne|rystelse hjerne|skade hjerne|blødning hjerte|klap|fejl hjerte|svigt hjerte|rytme|forstyrrelse
	angst|lidelse angst|anfald panik|anfald tvangs|tanker stress|reaktion stress|syge|melding spise|forstyrrelse personligheds|vanskeligheder selvmords|tanker
	søvn|besvær søvn|løshed hukommelses|besvær koncentrations|vanskeligheder opmærksomheds|forstyrrelse udviklings|forstyrrelse indlærings|vanskeligheder
	smerte|klinik smerte|tilstand smerte|behandling smerte|skala muskel|smerter led|smerter ryg|smerter mave|smerter bryst|smerter
	kræft|behandling kræft|sygdom stråle|behandling kemo|terapi bryst|kræft tarm|kræft lunge|kræft hud|kræft
	sukker|syge|kontrol insulin|behandling blod|tryks|medicin vanddrivende|medicin søvn|apnø høre|apparat høre|tab syns|nedsættelse øjen|sygdom
	genoptrænings|plan genoptrænings|forløb fysio|terapi|forløb ergo|terapi psykolog|samtaler samtale|terapi gruppe|terapi mestrings|kursus
	læge|erklæring læge|attest læge|besøg læge|konsulent special|læge|erklæring sygehus|journal sygehus|afdeling ambulatorie|notat udskrivnings|brev
	arbejds|evne arbejds|prøvning arbejds|skade arbejds|skade|sag arbejds|plads arbejds|tid arbejds|giver arbejds|løs arbejds|marked arbejds|opgaver
	fleks|job|ansættelse fleks|løn|tilskud løn|tilskuds|job virksomheds|praktik|forløb virksomheds|konsulent praktik|sted praktik|aftale job|konsulent job|center
	ressource|forløbs|ydelse rehabiliterings|team|møde rehabiliterings|plan rehabiliterings|forløb job|afklarings|forløb afklarings|forløb
	syge|dagpenge|sag syge|melding syge|fravær dagpenge|kasse kontant|hjælp kontant|hjælps|modtager uddannelses|hjælp uddannelses|plan
	førtids|pension førtids|pensions|sag førtids|pensions|ansøgning pensions|alder senior|pension invaliditets|pension folke|pension
	bostøtte|timer bo|tilbud hjemme|hjælp hjemme|pleje hjemme|sygeplejerske kontakt|person støtte|kontakt|person mentor|støtte mentor|timer
	sags|behandler sags|behandlings|tid klage|vejledning klage|frist parts|høring hørings|svar afgørelses|brev akt|indsigt fuld|magt samtykke|erklæring
	børne|bidrag børne|familie enlig|forsørger skilsmisse|sag gælds|rådgivning bolig|støtte bolig|sikring hus|leje|restance
	misbrugs|behandling misbrugs|center alkohol|misbrug alkohol|behandling hash|misbrug rus|middel|misbrug stof|misbruger
	skåne|hensyn skåne|job hvile|pauser siddende|arbejde tempo|krav støj|følsomhed lys|følsomhed løfte|begrænsning gang|distance gang|besvær`)

func TestUnseenCompounds(t *testing.T) {
	wrong := 0
	for _, want := range unseenCompounds {
		compound := strings.ReplaceAll(want, "|", "")
		if got := surfaceParts(Shared().Word(compound)); got != want {
			wrong++
			t.Logf("%s: %s, want %s", compound, got, want)
		}
	}
	t.Logf("%d of %d split as written", len(unseenCompounds)-wrong, len(unseenCompounds))
	if wrong*20 > len(unseenCompounds) {
		t.Errorf("%d of %d wrong", wrong, len(unseenCompounds))
	}
}
