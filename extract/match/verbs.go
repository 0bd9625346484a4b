package match

// finite are common finite verb forms of case files; they open clauses after a
// comma or 'og'. Forms that are also frequent nouns or participles are left
// out. Read only.
var finite = set(`er var har havde blev bliver skal skulle kan kunne vil ville må måtte bør burde tør turde gør gjorde
modtager modtog deltager deltog får fik går gik kommer kom står stod ligger lå sidder sad bor boede lever levede
henvises henvistes lider led føler følte oplever oplevede fremstår fremstod beskriver beskrev oplyser oplyste anfører anførte
findes fandtes ses sås behandles behandledes vurderes vurderedes skønnes ønsker ønskede mener mente synes syntes siger sagde
fortæller fortalte angiver angav viser viste tager tog giver gav bruger brugte begyndte begynder startede starter stoppede ophørte
døde dør drikker drak ryger røg arbejder arbejdede fungerer fungerede medfører medførte tyder taler talte passer finder fandt
afviser afviste benægter benægtede kender kendte klarer klarede sover sov vågner vågnede hører hørte ser så anbefaler anbefales
foreligger forelå forventes udelukkes afkræftes bekræftes påvises stilles afventer afventes betyder betød gennemførte gennemfører
udviklede udvikler kræver krævede fortsætter fortsatte bekræfter vågner venter ventede hjælper hjalp bør fremgår fremgik tolkes tolkedes opfattes opfattedes beskrives skyldes skyldtes fylder fyldte præger prægede dominerer
dominerede bedres bedredes forværres aftager tiltager tilskrives ledsages udredes udredtes henføres kaldes omtales nævnes angives oplyses konstateres diagnosticeres
kæmper kæmpede døjer døjede plages plagedes behøver behøvede magter magtede overkommer lærer lærte flytter flyttede henviser henviste udviser udviste afslører afslørede
forklarer forklarede forklares skriver skrev undersøges undersøgtes henlægges opgives frafaldes bortfalder bortfaldt trækkes medgiver giver nød drikker spiser spiste
falder faldt vender vendte rammer ramte forsvandt forsvinder svinder svandt aftog tiltog varer varede ender endte virker virkede tåler tålte`)
