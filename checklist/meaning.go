package checklist

// meanings puts what a label, or the status of a measure, says into a few
// Danish words that can follow a colon.
var meanings = map[string]string{
	"permanent_reduction": "arbejdsevnen er varigt nedsat", "not_permanent": "det er ikke vist, at nedsættelsen er varig",
	"stationary": "tilstanden er stationær eller kronisk", "improving": "tilstanden er eller ventes i bedring",
	"treatment_exhausted": "behandlingsmulighederne er udtømt", "treatment_left": "der er behandling, der mangler eller er i gang",
	"under_investigation": "en undersøgelse er ikke afsluttet", "investigation_done": "undersøgelsen er afsluttet",
	"quality_of_life_only": "behandlingen skal kun lindre", "refused_treatment": "borgeren har sagt nej til behandling",
	"measures_exhausted": "de relevante indsatser er udtømt", "measures_left": "der er en relevant indsats tilbage",
	"not_tried": "det er ikke afprøvet", "development_perspective": "arbejdsevnen kan udvikles",
	"no_development_perspective": "arbejdsevnen kan ikke udvikles", "cannot_exclude": "udvikling kan ikke udelukkes",
	"evident": "det er helt åbenbart, at arbejdsevnen ikke kan bedres", "no_self_support": "arbejdsevnen rækker ikke til selvforsørgelse",
	"fleksjob_possible": "et fleksjob holdes for muligt", "fleksjob_not_possible": "et fleksjob er ikke muligt",
	"fleksjob_not_addressed": "fleksjob er ikke vurderet", "hours": "et antal timer om ugen",
	"functions_concrete": "bestemte arbejdsfunktioner er nævnt", "functions_general": "arbejde i almindelighed er nævnt",
	"clarified": "ressourcer og udfordringer er klarlagt", "not_clarified": "noget er ikke klarlagt",
	"field_empty": "et felt er tomt", "citizen_view": "borgerens eget syn", "plan_with_citizen": "planen er lavet med borgeren",
	"team_pension": "teamet peger på førtidspension", "team_course": "teamet peger på et forløb", "team_fleksjob": "teamet peger på fleksjob",
	"team_other": "teamet peger på noget andet", "team_not_presented": "sagen er ikke forelagt teamet",
	"health_coordinator": "sundhedskoordinatorens udtalelse", "clinical_function": "klinisk funktion er nævnt",
	"municipal_doctor": "kommunens egen lægekonsulent er brugt", "meeting_offered": "mødet er tilbudt", "meeting_declined": "borgeren har takket nej til mødet",
	"meeting_not_offered": "mødet er ikke tilbudt", "written_hearing": "borgeren er hørt skriftligt", "review_proposed": "en senere genvurdering er foreslået",
	"review_unpredictable": "forløbet er uforudsigeligt", "review_rejected": "genvurdering er afvist", "motivation_lacking": "motivationen mangler",
	"abuse_assessed": "misbrugets betydning er vurderet", "abuse_not_assessed": "misbrugets betydning er ikke vurderet",
	"existing_basis": "pension skal afgøres på det foreliggende grundlag", "senior": "seniorførtidspension", "passed_to_pension": "sagen er overgået til pensionsbehandling",
	"grant": "førtidspension tilkendes", "refusal": "der gives afslag", "conflicting_opinion": "fagpersoner er uenige",
	"diagnosis":   "en diagnose uden udtalelse om varighed",
	"recommended": "indsatsen er anbefalet", "planned": "indsatsen er planlagt", "ongoing": "indsatsen er i gang", "completed": "indsatsen er gennemført",
	"interrupted": "indsatsen er afbrudt", "declined": "borgeren har takket nej", "not_relevant": "indsatsen er vurderet ikke relevant",
}
