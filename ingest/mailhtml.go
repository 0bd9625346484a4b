package ingest

import (
	"strings"

	"github.com/jhillyerd/enmime/v2"

	"oplyst/ingest/charset"
	"oplyst/ingest/office"
)

// reasonSMIME is why what lies in smime.p7m is unread.
const reasonSMIME = "mailen er krypteret eller pakket i sin signatur (S/MIME); åbn den i mailprogrammet, og gem indholdet"

// Bounds of the further pages of a mail, and of the tree of its parts.
const (
	maxFurther   = 50
	maxPartDepth = 100
)

// furtherHTML lists the pages of HTML in a mail that are not only its plain text
// over again: mail programs write a text, a file and more text beside each
// other. second tells that a part above offers plain text for the same.
func furtherHTML(p *enmime.Part, second bool, depth int) (pages []string) {
	if depth > maxPartDepth {
		return nil
	}
	for ; p != nil && len(pages) < maxFurther; p = p.NextSibling {
		switch {
		case p.ContentType == "text/html":
			if !second && p.Disposition != "attachment" {
				pages = append(pages, charset.DecodeLabel(p.Content, strings.TrimPrefix(p.Charset, rawLabel)))
			}
		case p.FirstChild != nil:
			pages = append(pages, furtherHTML(p.FirstChild, second || p.ContentType == "multipart/alternative" && offersText(p.FirstChild, 0), depth+1)...)
		}
	}
	return pages[:min(len(pages), maxFurther)]
}

// offersText tells whether a part or one beside or below it is plain text.
func offersText(p *enmime.Part, depth int) bool {
	for ; p != nil && depth <= maxPartDepth; p = p.NextSibling {
		if p.ContentType == "text/plain" && len(strings.TrimSpace(string(p.Content))) > 0 || offersText(p.FirstChild, depth+1) {
			return true
		}
	}
	return false
}

// withFurther puts further pages behind a mail's text. The first error stays.
func withFurther(body string, pages []string, lim office.Limits, err error) (string, error) {
	for _, page := range pages {
		res, pageErr := office.HTMLText(page, office.Limits{MaxText: max(lim.MaxText-len(body), 1)})
		body += "\n\n" + strings.Trim(strings.Join(res.Pages, "\n"), "\n")
		if err == nil {
			err = pageErr
		}
	}
	return body, err
}
