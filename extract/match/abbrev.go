package match

import "strings"

// abbreviations are the forms whose point belongs to them. Read only.
var abbreviations = set(`jan. apr. aug. sep. sept. dec. fract. mb. depr. diab. hypert. seqv. kron. chron. lumb. cerv. recid. mod. adr. afd. afsl. alm. amb. andr. ang. anm. ans. antea. art. beh. bem. bet. bil. bl.a. blå. ca.
cf. cm. dagl. d.d. d.m. d.å. d. dd. del. dep. dgl. diag. diff. diff.diag. disp. div. dr. dvs. dxt. e.kr. e.l. eks. ekskl.
el. em. evt. ex. excl. f. f.eks. f.o.m. f.t. fa. feb. febr. ff. fig. fl. flg. fm. forb. forts. fr. fx. fys. genopt. gl. gn. gr. h.
henh. henv. hhv. hj. ho. hosp. hr. ht. hø. i.a. i.m. i.v. iflg. ifm. ift. ifbm. jvf. inc. incip. indl. indv. ing. inkl. insp. iv. j.nr. jf. jfr. jnr.
jr. kap. kgl. kl. klin. kod. komm. kons. konkl. kr. ktr. lb.nr. lab. lbnr. lgd. lign. lok. m. m.a.o. m.fl. m.h.p. m.h.t. m.m. m.v. maks. max.
mdr. mdl. md. med. medf. medl. mfl. mhp. mht. mill. min. mio. mm. mv. n. ndr. neg. nov. nr. nuv. nr. o.a. o.l. o.lign. obj. obs. off. ofl. og.
okt. omkr. op. opf. opl. opr. ordn. osv. oto. ovf. ovs. p. p.a. p.g.a. p.n. p.o. p.t. pga. pkt. pl. pol. pos. pp. pr. prof.
præp. psyk. pt. ptt. pulm. rec. red. ref. reg. rep. resp. rp. rtg. s. s.u. sag. san. sek. sekr. seq. sin. sml. smst. sv. st. std. stk. stud. sup. supl. susp. sv.t. svt. symp.
sys. sæd. t.d. t.o.m. tab. tbl. tdl. tel. temp. ter. th. tidl. tlf. t. u. u.a. udb. udd. uddl. udr. udt. ugtl. ulgs. undt. us. v. vedl. vedr. vha. vs. ve. vol. ydernr.
ældr. ø. øvr. årg. å.`)

// closers are abbreviations that often stand last in a sentence. Read only.
var closers = set(`m.m. m.v. mm. mv. o.a. o.l. o.lign. osv. dgl. dagl. d.d. d.å. pt. p.t. i.a. u.a. m.fl. mfl. mdr. md. stk. min. neg. pos. sin. dxt. beh. amb. afd. disp. kr. std. ex. op. el. p.n. ulgs. ht. fys. psyk. st. excl. cm. incip. t. us. rtg. udt. hosp. indl. gl. i.v. p.o. reg. lgd.`)

// starters are words that, capitalised after an abbreviation, open a sentence.
// Read only.
var starters = set(`han hun der det den de borger borgeren patienten pt. ingen intet ikke i på ved har er var jeg vi man tidligere aktuelt efter
fra som hendes hans desuden endvidere således herefter derfor dog men og hvis når da for med uden anbefaler henvises kontrol plan konklusion
objektivt obj. diagnose diagnoser medicin allergi cave lægen kommunen teamet afdelingen klinikken hertil begge tager får bor gift skilt samlever`)

// set makes a set of the words of a string.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
