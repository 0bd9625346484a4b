// Package index makes two things searchable with the same Danish analysis and
// the same query language: Ankestyrelsens decisions (Precedents, held in
// memory) and the pages of scanned cases (Cases, on disk).
//
// Bleve holds the inverted index; what is a word is decided here (Analyzer),
// with the stems, spelling folds and compound parts of extract/match, so that
// a search finds exactly what extraction calls the same word. Ranking is BM25
// over weighted fields, written out here because each hit must be able to say
// which word in which field counted how much.
package index
