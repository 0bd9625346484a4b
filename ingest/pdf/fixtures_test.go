package pdf

import (
	"fmt"
	"strings"
)

// fixture is a small file with the text it must give, page by page.
type fixture struct {
	name  string
	file  func() []byte
	pages []string
}

// toUnicode is a ToUnicode CMap of the given bfchar lines.
func toUnicode(b *builder, chars string) int {
	return b.stream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n9 beginbfchar\n"+chars+"\nendbfchar endcmap")
}

// fixtures are read by TestReadFixtures and seed FuzzRead.
var fixtures = []fixture{
	{"wrapped paragraph", func() []byte {
		return newBuilder().page(lines(11, 60, 700, 14,
			"Borgeren beskriver træthed og nedsat hukommelse, som er taget til",
			"siden foråret. Hun sover dårligt om natten og hviler sig to gange",
			"om dagen.")+lines(11, 60, 640, 14, "Lægen følger op om tre måneder."), "").bytes()
	}, []string{"Borgeren beskriver træthed og nedsat hukommelse, som er taget til siden foråret. Hun sover dårligt om natten og hviler sig to gange om dagen.\n\nLægen følger op om tre måneder."}},

	{"line-end hyphens", func() []byte {
		return newBuilder().page(lines(11, 60, 700, 14,
			"Der er indhentet en udtalelse fra kommunens ergoterapeut om funktions-",
			"evnen i hjemmet, og der er holdt møde om syge- og hjemmehjælp samt om børne-",
			"og ungeforvaltningens tilbud. Svaret fra sygehuset om MR-scanningen den 31-",
			"07-2015 foreligger. Hun er henvist til samtaler i distriktspsykiatrien af sin a-",
			"kasse og sin læge."), "").bytes()
	}, []string{"Der er indhentet en udtalelse fra kommunens ergoterapeut om funktionsevnen i hjemmet, og der er holdt møde om syge- og hjemmehjælp samt om børne- og ungeforvaltningens tilbud. Svaret fra sygehuset om MR-scanningen den 31-07-2015 foreligger. Hun er henvist til samtaler i distriktspsykiatrien af sin a-kasse og sin læge."}},

	{"short lines stay apart", func() []byte {
		return newBuilder().page(lines(11, 60, 700, 14, "Navn: Åse Nørgaard", "Adresse: Ågade 7, 4000 Roskilde", "Telefon: 12 34 56 78",
			"Ansøgeren har boet på adressen siden 2003 og har altid kunnet klare sig uden hjælp."), "").bytes()
	}, []string{"Navn: Åse Nørgaard\nAdresse: Ågade 7, 4000 Roskilde\nTelefon: 12 34 56 78\nAnsøgeren har boet på adressen siden 2003 og har altid kunnet klare sig uden hjælp."}},

	{"heading in bold", func() []byte {
		return newBuilder().page(text("F2", 11, 60, 700, "Helbred")+lines(11, 60, 686, 14, "Ingen oplysninger."), "").bytes()
	}, []string{"Helbred\nIngen oplysninger."}},

	{"list with marks", func() []byte {
		return newBuilder().page(text("F1", 11, 60, 700, "•")+text("F1", 11, 76, 700, "praktik i et køkken, fire timer om ugen, afbrudt efter tre uger på grund af")+
			text("F1", 11, 76, 686, "smerter")+text("F1", 11, 60, 672, "•")+text("F1", 11, 76, 672, "mentor")+
			lines(11, 60, 640, 14, "1. Første punkt", "2. Andet punkt"), "").bytes()
	}, []string{"• praktik i et køkken, fire timer om ugen, afbrudt efter tre uger på grund af smerter\n• mentor\n\n1. Første punkt\n2. Andet punkt"}},

	{"words apart without spaces", func() []byte {
		return newBuilder().page("BT /F1 10 Tf 60 700 Td [(Statusattest) -280 (fra) -280 (egen) -280 (l\\346ge)] TJ ET", "").bytes()
	}, []string{"Statusattest fra egen læge"}},

	{"letter-spaced", func() []byte {
		return newBuilder().page("BT /F1 10 Tf 3 Tc 60 700 Td (AFG\\330RELSE) Tj ( OM HJ\\306LP) Tj ET", "").bytes()
	}, []string{"AFGØRELSE OM HJÆLP"}},

	{"every glyph alone", func() []byte {
		var b strings.Builder
		x := 60.0
		for _, r := range "Plan og mål" {
			if r != ' ' {
				b.WriteString(text("F1", 10, x, 700, string(r)))
			}
			x += standardWidth("Helvetica", string(r)) / 100
		}
		return newBuilder().page(b.String(), "").bytes()
	}, []string{"Plan og mål"}},

	{"table with wrapped and empty cells", func() []byte {
		row := func(y float64, cells ...[]string) string {
			out := ""
			for i, c := range cells {
				for k, l := range c {
					out += text("F1", 10, 60+float64(i)*110, y-float64(k)*12, l)
				}
			}
			return out
		}
		return newBuilder().page(
			row(700, []string{"Nr."}, []string{"Indsats"}, []string{"Omfang"}, []string{"Hvad skete der"})+
				row(680, []string{"1"}, []string{"Praktik i et", "plantecenter"}, []string{"2 x 3 timer"}, []string{"Afbrudt efter to", "uger"})+
				row(645, []string{"2"}, []string{"Mentor"}, nil, []string{"Fortsætter"})+
				row(625, []string{"3"}, []string{"Kursus om", "smerter"}, []string{"8 gange"}, []string{"Gennemført"}), "").bytes()
	}, []string{"Nr.\tIndsats\tOmfang\tHvad skete der\n1\tPraktik i et plantecenter\t2 x 3 timer\tAfbrudt efter to uger\n2\tMentor\t\tFortsætter\n3\tKursus om smerter\t8 gange\tGennemført"}},

	{"ruled table with tight cells", func() []byte {
		rules := ""
		for _, y := range []float64{712, 692, 672} {
			rules += fmt.Sprintf("60 %g 300 0.8 re f\n", y)
		}
		for _, x := range []float64{60, 160, 360} {
			rules += fmt.Sprintf("%g 672 0.8 40 re f\n", x)
		}
		return newBuilder().page(rules+text("F1", 10, 64, 698, "Forsørgelse siden 1")+text("F1", 10, 162, 698, "Kontanthjælp")+
			text("F1", 10, 64, 678, "Bolig")+text("F1", 10, 162, 678, "Leje"), "").bytes()
	}, []string{"Forsørgelse siden 1\tKontanthjælp\nBolig\tLeje"}},

	{"paragraphs in a framed cell", func() []byte {
		rules := ""
		for _, y := range []float64{714, 640, 620} {
			rules += fmt.Sprintf("60 %g 400 0.8 re f\n", y)
		}
		for _, x := range []float64{60, 160, 460} {
			rules += fmt.Sprintf("%g 620 0.8 94 re f\n", x)
		}
		return newBuilder().page(rules+text("F1", 10, 64, 700, "Behandling")+text("F1", 10, 164, 700, "Sertralin 100 mg.")+
			lines(10, 164, 670, 12, "Samtaler hos psykolog hver anden uge, i alt tolv gange, som", "nu er slut.")+
			text("F1", 10, 64, 626, "Prognose")+text("F1", 10, 164, 626, "God."), "").bytes()
	}, []string{"Behandling\tSertralin 100 mg. Samtaler hos psykolog hver anden uge, i alt tolv gange, som nu er slut.\nPrognose\tGod."}},

	{"table painted line by line", func() []byte {
		var b strings.Builder
		at := func(i int, y float64, s string) { b.WriteString(text("F1", 10, []float64{60, 110, 230, 340}[i], y, s)) }
		at(0, 700, "Nr.")
		at(1, 700, "Indsats")
		at(2, 700, "Omfang")
		at(3, 700, "Hvad skete der")
		at(0, 680, "1")
		at(1, 680, "Virksomhedspraktik i")
		at(2, 680, "2 x 3 timer")
		at(3, 680, "Afbrudt efter to uger på grund af smerter og")
		at(1, 668, "plantecenter")
		at(3, 668, "træthed")
		at(0, 648, "2")
		at(1, 648, "Mentor")
		at(3, 648, "Fortsætter")
		return newBuilder().page(b.String(), "").bytes()
	}, []string{"Nr.\tIndsats\tOmfang\tHvad skete der\n1\tVirksomhedspraktik i plantecenter\t2 x 3 timer\tAfbrudt efter to uger på grund af smerter og træthed\n2\tMentor\t\tFortsætter"}},

	{"cells set in the middle", func() []byte {
		return newBuilder().page(text("F1", 10, 60, 700, "1")+lines(10, 110, 706, 12, "Praktik i et", "plantecenter")+text("F1", 10, 230, 700, "2 x 3 timer")+
			text("F1", 10, 60, 670, "2")+text("F1", 10, 110, 670, "Mentor")+lines(10, 230, 682, 12, "en gang", "om", "ugen"), "").bytes()
	}, []string{"1\tPraktik i et plantecenter\t2 x 3 timer\n2\tMentor\ten gang om ugen"}},

	{"dots painted as list marks", func() []byte {
		dot := func(x, y float64) string {
			return fmt.Sprintf("%g %g m %g %g %g %g v %g %g %g %g v %g %g %g %g v %g %g %g %g v f\n", x, y, x, y+2, x+2, y+2, x+4, y+2, x+4, y, x+4, y-2, x+2, y-2, x, y-2, x, y)
		}
		return newBuilder().page(dot(62, 703)+text("F1", 11, 76, 700, "Praktik i et køkken")+dot(62, 689)+text("F1", 11, 76, 686, "Mentor"), "").bytes()
	}, []string{"• Praktik i et køkken\n• Mentor"}},

	{"letter head on the right", func() []byte {
		return newBuilder().page(lines(10, 400, 780, 12, "Nordby Kommune", "Jobcenter")+lines(10, 60, 740, 12, "Hanne Poulsen", "Birkevej 3")+
			text("F1", 10, 60, 716, "4000 Roskilde")+text("F1", 10, 400, 716, "Dato: 3. maj 2021"), "").bytes()
	}, []string{"Nordby Kommune\nJobcenter\n\nHanne Poulsen\nBirkevej 3\n\n4000 Roskilde\tDato: 3. maj 2021"}},

	{"two columns", func() []byte {
		left := lines(10, 50, 700, 12, "Samtalen blev holdt på jobcentret", "med borgeren og hendes bisidder.", "Hun oplyste, at hun nu sover", "bedre end før, men at hun stadig", "bliver træt af at læse.")
		right := lines(10, 320, 700, 12, "Det blev aftalt, at sagen tages op", "igen efter sommerferien, når", "svaret fra neurologen er kommet.")
		return newBuilder().page(left+right, "").bytes()
	}, []string{"Samtalen blev holdt på jobcentret med borgeren og hendes bisidder. Hun oplyste, at hun nu sover bedre end før, men at hun stadig bliver træt af at læse.\n\nDet blev aftalt, at sagen tages op igen efter sommerferien, når svaret fra neurologen er kommet."}},

	{"painted from the bottom up", func() []byte {
		all := []string{"Første linje om sagens baggrund.", "Anden linje om helbredet.", "Tredje linje om arbejdet.", "Fjerde linje om familien.", "Femte linje om planen.", "Sjette linje om det videre forløb."}
		out := ""
		for i := len(all) - 1; i >= 0; i-- {
			out += text("F1", 10, 60, 700-float64(i)*30, all[i])
		}
		return newBuilder().page(out, "").bytes()
	}, []string{"Første linje om sagens baggrund.\n\nAnden linje om helbredet.\n\nTredje linje om arbejdet.\n\nFjerde linje om familien.\n\nFemte linje om planen.\n\nSjette linje om det videre forløb."}},

	{"turned page", func() []byte {
		return newBuilder().page("BT /F1 11 Tf 0 1 -1 0 300 100 Tm (Liggende side) Tj 0 -14 Td (med to linjer.) Tj ET", "/Rotate 90").bytes()
	}, []string{"Liggende side\nmed to linjer."}},

	{"form in a form", func() []byte {
		b := newBuilder()
		inner := b.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<"+b.resources+">>>>", text("F1", 11, 60, 700, "Stemplet tekst"))
		outer := b.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Matrix[1 0 0 1 0 -20]/Resources<</XObject<</In %d 0 R>>>>", inner), "q /In Do Q")
		b.resources += fmt.Sprintf(">>/XObject<</Out %d 0 R", outer)
		return b.page("/Out Do\n"+text("F1", 11, 60, 600, "Og mere"), "").bytes()
	}, []string{"Stemplet tekst\n\nOg mere"}},

	{"form that calls itself", func() []byte {
		b := newBuilder()
		self := b.next
		b.stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</Me %d 0 R>>>>", self), "q /Me Do Q")
		b.resources += fmt.Sprintf(">>/XObject<</Me %d 0 R", self)
		return b.page(text("F1", 11, 60, 700, "Før")+"/Me Do", "").bytes()
	}, []string{"Før"}},

	{"ToUnicode before Encoding", func() []byte {
		b := newBuilder()
		b.font("F3", fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+X/FirstChar 65/LastChar 68/Widths[600 600 600 600]/Encoding/WinAnsiEncoding/ToUnicode %d 0 R>>",
			toUnicode(b, "<41> <00C6>\n<42> <0062006C0065>\n<43> <FB01>\n<44> <00E5>")))
		return b.page("BT /F3 10 Tf 60 700 Td (ABCD) Tj ET", "").bytes()
	}, []string{"Æblefiå"}},

	{"glyph names", func() []byte {
		b := newBuilder()
		b.font("F3", "<</Type/Font/Subtype/Type1/BaseFont/Odd/FirstChar 1/LastChar 6/Widths[500 500 500 500 500 500]/Encoding<</Differences[1/s/oslash/uni0072/e.alt/f_l/aring]>>>>")
		return b.page("BT /F3 10 Tf 60 700 Td (\\001\\002\\003\\004\\005\\006) Tj ET", "").bytes()
	}, []string{"søreflå"}},

	{"bitmap font with numbered glyphs", func() []byte {
		b := newBuilder()
		b.font("F3", "<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FontBBox[0 0 60 100]/FirstChar 102/LastChar 248/Widths["+strings.Repeat("60 ", 147)+"]/CharProcs<<>>/Encoding<</Differences[102/a102 114/a114 248/a248 230/a230 27/a27]>>>>")
		return b.page("BT /F3 10 Tf 60 700 Td (f\\370r) Tj ET", "").bytes()
	}, []string{"før"}},

	{"composite font", func() []byte {
		b := newBuilder()
		m := b.stream("", "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange <0003> <0005> <0061> <0010> <0011> [<00F8> <00660066>] endbfrange")
		b.font("F3", fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500/W[3[500 500 500] 16 17 600]>>]/ToUnicode %d 0 R>>", m))
		return b.page("BT /F3 10 Tf 60 700 Td <00030004000500100011> Tj ET", "").bytes()
	}, []string{"abcøff"}},

	{"accent painted over its letter", func() []byte {
		b := newBuilder()
		b.font("F3", "<</Type/Font/Subtype/Type1/BaseFont/Y/FirstChar 1/LastChar 3/Widths[500 500 500]/Encoding<</Differences[1/ring/a/l]>>>>")
		return b.page("BT /F3 10 Tf 60 700 Td [(\\001) 500 (\\002\\003)] TJ ET", "").bytes()
	}, []string{"ål"}},

	{"replacement text", func() []byte {
		return newBuilder().page("BT /F1 10 Tf 60 700 Td (Hus) Tj /Span<</ActualText<FEFF00E5>>>BDC (xx) Tj EMC (ret) Tj ET", "").bytes()
	}, []string{"Husåret"}},

	{"form fields and a comment", func() []byte {
		b := newBuilder()
		field := func(rect, more string) string { return "<</Type/Annot/Subtype/Widget/Rect[" + rect + "]" + more + ">>" }
		return b.page(text("F1", 11, 60, 700, "Navn:")+text("F1", 11, 60, 670, "Samtykke"),
			"/Annots["+field("150 695 400 712", "/FT/Tx/T(navn)/V(S\\370ren M\\370ller)")+field("40 667 52 680", "/FT/Btn/T(ok)/V/Yes/AS/Yes")+
				"<</Type/Annot/Subtype/Text/Rect[500 700 520 720]/Contents(Husk bilag)>><</Type/Annot/Subtype/Link/Rect[0 0 1 1]/Contents(skjult)>>]").bytes()
	}, []string{"Navn:\tSøren Møller\n\n☒ Samtykke\n\nHusk bilag"}},

	{"field already printed", func() []byte {
		return newBuilder().page(text("F1", 11, 60, 700, "Navn:")+text("F1", 11, 152, 700, "Åse Bæk"),
			"/Annots[<</Type/Annot/Subtype/Widget/Rect[150 695 400 712]/FT/Tx/T(navn)/V(\\305se B\\346k)>>]").bytes()
	}, []string{"Navn:\tÅse Bæk"}},

	{"contents in parts", func() []byte {
		b := newBuilder().page("", "")
		one, two := b.stream("", "BT /F1 10 Tf 60 700 Td (Halvt"), b.stream("", " ord) Tj ET")
		b.objects[b.pages[0]] = fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%d 0 R %d 0 R]>>", one, two)
		return b.bytes()
	}, []string{"Halvt ord"}},

	{"junk before and behind", func() []byte {
		b := newBuilder()
		b.head, b.tail = "HTTP/1.1 200 OK\r\n\r\n%PDF-2.0\n", strings.Repeat("\x00junk\n", 300)
		return b.page(text("F1", 11, 60, 700, "Læsbar"), "").bytes()
	}, []string{"Læsbar"}},

	{"encrypted with an empty password", func() []byte {
		return newBuilder().encrypt40().page(text("F1", 11, 60, 700, "Fortroligt notat"), "").bytes()
	}, []string{"Fortroligt notat"}},

	{"inline image", func() []byte {
		return newBuilder().page("BI /W 2 /H 2 /BPC 8 /CS /G ID \x01EI\xff\xfe EI\n"+text("F1", 11, 60, 700, "Efter billedet"), "").bytes()
	}, []string{"Efter billedet"}},
}
