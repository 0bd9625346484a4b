package cage

import (
	"crypto/sha256"
	"encoding/hex"
)

// lend gives a job one processor more, if no file waits for it and there is
// memory for another Tesseract.
func (p *Pool) lend(s *seat) bool {
	select {
	case p.slots <- struct{}{}:
	default:
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queue) > 0 || p.used()+guessPicture > p.opt.Total {
		<-p.slots
		return false
	}
	s.need += guessPicture
	s.lent++
	return true
}

// back takes a processor back.
func (p *Pool) back(s *seat) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.lent == 0 {
		return false
	}
	s.lent--
	s.need = max(s.need-guessPicture, guessBase)
	<-p.slots
	return true
}

// Borrow implements ingest.Lender.
func (s *server) Borrow() bool {
	s.asking.Lock()
	defer s.asking.Unlock()
	s.send(kindBorrow, nil)
	answer := <-s.answers
	return len(answer) == 1 && answer[0] == 1
}

// Return implements ingest.Lender.
func (s *server) Return() { s.send(kindReturn, nil) }

// ownKey names what a child keeps: by the document it was given, too, so that a
// child in the hands of one file can't put words into another.
func (j *job) ownKey(key string) string {
	sum := sha256.Sum256(append([]byte(j.sum), key...))
	return hex.EncodeToString(sum[:])
}
