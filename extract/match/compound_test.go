package match

import (
	"strings"
	"testing"

	"oplyst/extract/lexicon"
)

// surfaceParts returns the parts of a compound as written, links included.
func surfaceParts(w *Word) string {
	if len(w.Parts) == 0 {
		return w.Norm
	}
	var out []string
	for _, p := range w.Parts {
		out = append(out, w.Norm[p.Start:p.End])
	}
	return strings.Join(out, "|")
}

func TestCompoundTable(t *testing.T) {
	table := lexicon.MustLoad("compounds.tsv", "compound", "surface")
	wrong := 0
	for _, r := range table.Rows {
		if got := surfaceParts(Shared().Word(r.Get("compound"))); got != r.Get("surface") {
			wrong++
			t.Logf("%s: %s, want %s", r.Get("compound"), got, r.Get("surface"))
		}
	}
	t.Logf("%d of %d split as the table says", len(table.Rows)-wrong, len(table.Rows))
	if wrong*20 > len(table.Rows) {
		t.Errorf("%d of %d wrong", wrong, len(table.Rows))
	}
}

// simplexWords must not be split.
var simplexWords = strings.Fields(`afklaring afslutning aftale aktivitet alkohol ambulant anbefaling angst anmodning ansøgning arbejde attest
	autisme bedring begrænsning behandling behov belastning beskrivelse besvær bevægelse bevilling borger bostøtte depression diagnose
	diabetes dokumentation effekt energi epikrise epilepsi erfaring erklæring evne familie fibromyalgi forbedring forløb forsørgelse forværring
	funktion funktionel genoptræning gigt helbred henvisning hospital hovedpine hukommelse hverdag identitet indsats indstilling information
	ischias journal klinik kommune koncentration konklusion kontakt kronisk lidelse lumbago læge medicin mentor migræne misbrug motivation
	møde nervøs netværk niveau objektiv omfang opgave operation opfølgning ophør oplysning opmærksomhed opstart overblik patient pension periode
	person plan problem prognose prolaps psykiatri psykolog psykose reaktion rehabilitering relevant ressource resultat revision ryg
	sammenhæng samtale sklerose skizofreni skulder smerte social speciallæge stabil status stilling stress struktur støtte sundhed sygdom
	symptom system tilbud tilstand time træning træthed uddannelse udredning udtalelse undersøgelse vejledning vurdering ydelse
	behandlinger undersøgelserne vurderinger tilstanden begrænsninger forbedringer anbefales relationer kommunikation situation kvalitet
	interesse stemning forståelse forventning udvikling afhængighed betydning mulighed vanskelighed virksomhed kærlighed`)

func TestSimplexWords(t *testing.T) {
	split := 0
	for _, w := range simplexWords {
		switch w {
		case "bostøtte", "hovedpine", "speciallæge", "hverdag", "fibromyalgi", "genoptræning", "opfølgning":
			continue // compounds that are one word to most people
		}
		if got := surfaceParts(Shared().Word(w)); strings.Contains(got, "|") {
			split++
			t.Logf("%s: %s", w, got)
		}
	}
	if split > 4 {
		t.Errorf("%d simplex words split", split)
	}
}

// furtherCompounds are not in the table.
var furtherCompounds = strings.Fields(`arbejdsløshedsdagpenge|arbejdsløsheds|dagpenge blodsukkermåling|blod|sukker|måling hjemmevejledning|hjemme|vejledning kognitionsvanskeligheder|kognitions|vanskeligheder
	sygedagpengeperiode|syge|dagpenge|periode rusmiddelcenter|rus|middel|center kontorarbejde|kontor|arbejde lagermedarbejder|lager|medarbejder
	butiksassistent|butiks|assistent seniorjobordning|senior|job|ordning nyresvigt|nyre|svigt leverbetændelse|lever|betændelse
	knogleskørhed|knogle|skørhed muskelsvaghed|muskel|svaghed angstsymptomer|angst|symptomer depressionstilstand|depressions|tilstand
	traumeforløb|traume|forløb gruppesamtaler|gruppe|samtaler familierådgivning|familie|rådgivning støttepædagog|støtte|pædagog
	mentorforløb|mentor|forløb jobsøgningskursus|job|søgnings|kursus opkvalificeringsforløb|opkvalificerings|forløb virksomhedsbesøg|virksomheds|besøg
	fraværsprocent|fraværs|procent timetal|time|tal ugeplan|uge|plan pensionsansøgning|pensions|ansøgning
	ressourceprofil|ressource|profil handleplan|handle|plan lungeambulatorium|lunge|ambulatorium øjenlæge|øjen|læge
	hørenedsættelse|høre|nedsættelse kostplan|kost|plan vægttabsforløb|vægt|tabs|forløb rygoperation|ryg|operation
	skulderoperation|skulder|operation knæoperation|knæ|operation hofteoperation|hofte|operation medicinændring|medicin|ændring
	smertelindring|smerte|lindring søvnmedicin|søvn|medicin sengeafsnit|senge|afsnit dagafsnit|dag|afsnit
	døgnbehandling|døgn|behandling livskvalitet|livs|kvalitet arbejdsgiverforening|arbejds|giver|forening fagforening|fag|forening
	socialforvaltning|social|forvaltning kommunekasse|kommune|kasse`)

func TestFurtherCompounds(t *testing.T) {
	wrong := 0
	for _, row := range furtherCompounds {
		compound := row[:strings.Index(row, "|")]
		want := row[len(compound)+1:]
		if got := surfaceParts(Shared().Word(compound)); got != want {
			wrong++
			t.Logf("%s: %s, want %s", compound, got, want)
		}
	}
	if wrong*10 > len(furtherCompounds) {
		t.Errorf("%d of %d wrong", wrong, len(furtherCompounds))
	}
}
