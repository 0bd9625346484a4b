package ocr

import "regexp"

// The Danish model has no "§" and writes it as 8, S, $ or similar. A number
// behind such a sign is a section only beside the words of a law reference.
var (
	beforePart = regexp.MustCompile(`(^|[\s(])[8S$&%3]{1,2} (\d{1,3}(?: [a-z])?,? (?:stk|nr)\b)`)
	afterLaw   = regexp.MustCompile(`((?i:loven?s?|lovens|LSP|LAB|LAS|SEL|RSL|FVL|pensionslovens|servicelovens|aktivlovens|forvaltningslovens|efter|jf\.|henhold til|i medfør af)) [8S$]{1,2} (\d{1,3}\b)`)
	lawBehind  = regexp.MustCompile(`(^|[\s(])[8S$]{1,2} (\d{1,3}(?: [a-z])?) (i (?:lov|LSP|LAB|LAS|SEL|RSL|FVL)\b)`)
)

// paragraphSigns puts the section sign back where the words around it leave no
// doubt.
func paragraphSigns(s string) string {
	s = beforePart.ReplaceAllString(s, "$1§ $2")
	s = afterLaw.ReplaceAllString(s, "$1 § $2")
	return lawBehind.ReplaceAllString(s, "$1§ $2 $3")
}
