package index

import (
	"sync"

	"oplyst/extract/match"
)

// smallWordWeight is what a word that only holds a sentence together counts in
// ranking. It is not nothing: a query of such words alone still ranks.
const smallWordWeight = 0.02

// smallWords are the Danish closed classes, and the words with which people
// put a question to a register. They are never dropped from an index or a
// phrase; they only weigh little in ranking.
var smallWords = wordSet(`
af alle alt altid anden andet andre at bare begge blev blive bliver da de dem den denne der deres des det dette dig din
dine dit dog du efter eller en end endnu er et få får for fordi fra før først ham han hans har havde have hele helt hen her
hos hun hver hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår hvorvidt hvorledes i ifm ift igen ikke ind inden ingen
intet jeg jer jeres jf jo kan kom komme kommer kun kunne lige man mange med meget mellem men mens mere mest mig min mine mit mod må måske
måtte nej nogen noget nogle nu når og også om op os over på pga rigtig så sådan samme samt se selv ses sidder sig sige siger sin sine sit
skal skulle som står stå stadig svar tage til ting to tre under ud uden ved vedr vi via vil ville var vores være været
igen selvom ellers derimod faktisk egentlig bare netop allerede altid aldrig kunne nok hele
gælder gælde gør gøre give gives sker ske findes stille stilles stillet tale tælle må bør burde herunder hertil heraf dertil derfor derved
efter ifølge hvorefter hvori hvoraf overhovedet altså således ligesom udover imellem stk stykke nr nummer pkt jf jfr blandt angående vedrørende omkring slags
`)

// fieldWordWeight is what a word counts that nearly every decision of the field
// could use, though summaries may not.
const fieldWordWeight = 0.4

// commonKeys are the stems of such words, as people use them in questions.
var commonKeys = wordSet(`
kommune borger sag afgørelse afgøre ankestyrelse myndighed iværksætte igangsætte træffe vurdere vurdering bevilge tilbyde
krav kræve ret rettighed pligt betingelse regel lov paragraf praksis principafgørelse principmeddelelse spørgsmål mulig mulighed hjælp hjælpe
person menneske ansøger sagsbehandler jobcenter tid periode længe måned uge opfylde opnå gennemføre foretage foreligge konkret
år dag alder gammel medlem klient mandant klager kunde bruger patient bisidder advokat fagforening søn datter barn mor far forælder bror søster ægtefælle
kone mand kvinde kæreste samlever nabo dreng pige fyr spørge vide forstå mene synes tro høre fortælle skrive svare hedde ville ønske
`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	start := -1
	for i, r := range list + " " {
		if r == ' ' || r == '\n' {
			if start >= 0 {
				set[list[start:i]] = true
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	return set
}

func isSmallWord(norm string) bool { return smallWords[norm] }

// commonWords are commonKeys as terms.
var commonWords = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for w := range commonKeys {
		set[match.Shared().Word(w).Key] = true
	}
	return set
})
