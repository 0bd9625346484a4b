package office

import (
	"sort"
	"strings"
)

// maxPictures bounds how many pictures of one document are unpacked.
const maxPictures = 300

// Pictures unpacks the JPEG and PNG pictures of a DOCX or ODT, by name, which is
// the order they were put in. What cannot be unpacked is left out.
func Pictures(data []byte, lim Limits) [][]byte {
	c, err := openContainer(data, lim.withDefaults())
	if err != nil {
		return nil
	}
	var names []string
	for name := range c.files {
		lower := strings.ToLower(name)
		kind := strings.HasSuffix(lower, ".jpg") || strings.HasSuffix(lower, ".jpeg") || strings.HasSuffix(lower, ".png")
		if kind && (strings.HasPrefix(name, "word/media/") || strings.HasPrefix(name, "Pictures/")) {
			names = append(names, name)
		}
	}
	sort.Slice(names, func(i, j int) bool {
		if len(names[i]) != len(names[j]) { // image2 before image10
			return len(names[i]) < len(names[j])
		}
		return names[i] < names[j]
	})
	var out [][]byte
	left := c.limit
	for _, name := range names[:min(len(names), maxPictures)] {
		p, err := c.part(name)
		if left -= int64(len(p)); left < 0 {
			break
		}
		if err == nil && len(p) > 0 {
			out = append(out, p)
		}
	}
	return out
}
