package ingest

import (
	"context"
	"encoding/base64"
	"os"
	"strings"
	"testing"
)

func readText(t *testing.T, name, data string) Document {
	t.Helper()
	d := ReadDocument(context.Background(), name, []byte(data), Limits{})
	checkDocument(t, d)
	return d
}

func TestMail(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "From: Bo <bo@example.dk>\r\nTo: ida@example.dk\r\nSubject: =?utf-8?q?M=C3=B8de?=\r\nDate: Mon, 11 May 2020 09:12:00 +0200\r\n\r\nKære Ida\r\n\r\nVi ses.\r\n",
			"Fra: Bo <bo@example.dk>\nTil: ida@example.dk\nDato: 11-05-2020 09:12\nEmne: Møde\n\nKære Ida\n\nVi ses."},
		{"raw 8-bit subject and body", "From: a@example.dk\nSubject: S\xF8gn\nTo: b@example.dk\n\nbl\xE5b\xE6r\n",
			"Fra: a@example.dk\nTil: b@example.dk\nEmne: Søgn\n\nblåbær"},
		{"windows text, quoted printable", "From: a@example.dk\nTo: b@example.dk\nMIME-Version: 1.0\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n=E5r =96 =A7 19\n",
			"Fra: a@example.dk\nTil: b@example.dk\n\når – § 19"},
		{"only HTML", "From: a@example.dk\nTo: b@example.dk\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Hej</p><ul><li>punkt</li></ul>\n",
			"Fra: a@example.dk\nTil: b@example.dk\n\nHej\n\n- punkt"},
		{"head written in the body stands once", "From: a@example.dk\nTo: b@example.dk\nSubject: x\n\nFra: Anna\nTil: Bo\nDato: 1.2.2020\nEmne: x\n\nHej Bo\n",
			"Fra: Anna\nTil: Bo\nDato: 1.2.2020\nEmne: x\n\nHej Bo"},
		{"forwarded head is another's", "From: Bo <b@example.dk>\nTo: c@example.dk\nSubject: VS: x\n\nFra: Anna\nTil: Bo\nEmne: x\n\nHej\n",
			"Fra: Bo <b@example.dk>\nTil: c@example.dk\nEmne: VS: x\n\nFra: Anna\nTil: Bo\nEmne: x\n\nHej"},
		{"text, then a page of HTML", "From: a@example.dk\nTo: b@example.dk\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=XX\n\n--XX\nContent-Type: text/plain\n\nBrev\n--XX\nContent-Type: text/html; charset=iso-8859-1\n\n<p>Og mere p\xE5 en side</p>\n--XX--\n",
			"Fra: a@example.dk\nTil: b@example.dk\n\nBrev\n\nOg mere på en side"},
		{"the same in HTML", "From: a@example.dk\nTo: b@example.dk\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=XX\n\n--XX\nContent-Type: text/plain\n\nBrev\n--XX\nContent-Type: multipart/related; boundary=YY\n\n--YY\nContent-Type: text/html\n\n<p>Brev</p>\n--YY--\n--XX--\n",
			"Fra: a@example.dk\nTil: b@example.dk\n\nBrev"},
		{"hidden line before the text", "From: a@example.dk\nTo: b@example.dk\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=XX\n\n--XX\nContent-Type: text/plain\n\n\n--XX\nContent-Type: text/html\n\n<div style=\"display:none\">preheader</div><p>Synlig</p>\n--XX--\n",
			"Fra: a@example.dk\nTil: b@example.dk\n\nSynlig"},
		{"answers stay", "From: a@example.dk\nTo: b@example.dk\n\nJa tak.\n\n> Kan du?\n>> Hvornår?\n",
			"Fra: a@example.dk\nTil: b@example.dk\n\nJa tak.\n\n> Kan du?\n>> Hvornår?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readText(t, "mail.eml", c.in)
			if d.State != Read || d.Format != "eml" || d.Pages[0].Text != c.want {
				t.Errorf("%s %s\ngot  %q\nwant %q", d.State, d.Format, d.Pages[0].Text, c.want)
			}
		})
	}
}

// mailWith builds a mail with one attachment.
func mailWith(name, kind, content string) string {
	return "From: a@example.dk\nTo: b@example.dk\nSubject: Bilag\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=XX\n\n" +
		"--XX\nContent-Type: text/plain\n\nSe bilag.\n--XX\nContent-Type: " + kind + "\nContent-Disposition: attachment; filename=\"" + name + "\"\nContent-Transfer-Encoding: base64\n\n" +
		base64.StdEncoding.EncodeToString([]byte(content)) + "\n--XX--\n"
}

func TestZipInAMail(t *testing.T) {
	inner, err := os.ReadFile(zipFileOf(t, "bilag/a.txt", "utf8 Notat A", "../ud.txt", "x", "b.rtf", `{\rtf1 Notat B}`, "bombe.txt", strings.Repeat("0", 40<<20)))
	must(t, err)
	d := readText(t, "m.eml", mailWith("bilag.zip", "application/zip", string(inner)))
	if len(d.Pages) != 4 || d.Pages[1].Text != "utf8 Notat A" || d.Pages[2].Text != "Notat B" || !d.Pages[3].Unread || d.State != Partial || d.Pages[2].Reader != "eml/zip/rtf" {
		t.Errorf("%+v", d)
	}
	d = readText(t, "m.eml", mailWith("bilag.zip", "application/zip", "PK\x03\x04 halv"))
	if d.State != Partial || !strings.Contains(d.Reason, "zip-filen er beskadiget") {
		t.Errorf("%+v", d)
	}
}

func TestMailAttachments(t *testing.T) {
	d := readText(t, "m.eml", mailWith("brev.rtf", "application/rtf", `{\rtf1 et\page to}`))
	if len(d.Pages) != 3 || !strings.Contains(d.Pages[0].Text, "\n\nVedhæftet: brev.rtf") || d.Pages[2].Text != "to" || d.Pages[1].Reader != "eml/rtf" || d.State != Read {
		t.Errorf("%+v", d)
	}
	d = readText(t, "m.eml", mailWith("logo.png", "image/png", "\x89PNG\r\n\x1a\n"))
	if len(d.Pages) != 1 || d.State != Read {
		t.Errorf("a logo is no document: %+v", d)
	}
	d = readText(t, "m.eml", mailWith("scan.jpg", "image/jpeg", "\xFF\xD8\xFF"+strings.Repeat("x", 60<<10)))
	if d.State != Partial || len(d.Pages) != 2 || !d.Pages[1].Unread {
		t.Errorf("a scanned attachment goes unnoticed: %s %q", d.State, d.Reason)
	}
	d = readText(t, "m.eml", mailWith("smime.p7m", "application/pkcs7-mime", "\x30\x80\x06\x09"))
	if d.State != Partial || !strings.Contains(d.Reason, "S/MIME") {
		t.Errorf("sealed mail: %s %q", d.State, d.Reason)
	}
	inner := mailWith("a.txt", "text/plain", "inderst")
	for range 6 {
		inner = mailWith("mail.eml", "message/rfc822", inner)
	}
	d = readText(t, "m.eml", inner)
	if d.State != Partial || !strings.Contains(d.Reason, "for dybt") {
		t.Errorf("deep mails: %s %q", d.State, d.Reason)
	}
}
