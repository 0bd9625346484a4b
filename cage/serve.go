package cage

import (
	"bufio"
	"context"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"oplyst/ingest"
	"oplyst/ingest/pdfium"
)

// Enter turns the process into a child if it was started as one, and then never
// returns. Every program whose code makes a Pool, tests too, calls it before
// anything else.
func Enter() {
	switch os.Getenv(envChild) {
	case "":
		return
	case "varm":
		_ = pdfium.Warm()
	default:
		serve()
	}
	os.Exit(0)
}

// Memory of a child: Go starts to collect harder at softMemory, long before
// the limits that end it.
const softMemory = 512 << 20

// A child is replaced after so many files, or when it holds on to more memory
// than this between two files.
const (
	maxFiles = 5000
	maxHeld  = 400 << 20
)

// server is the child's side.
type server struct {
	out     *bufio.Writer
	writing sync.Mutex
	answers chan []byte
	jobs    chan work
	hooks   bool
	files   int
}

// work is a job with its bytes; data is nil for a probe.
type work struct {
	job   job
	data  []byte
	probe bool
}

func serve() {
	// Two threads: one for the reader, one for garbage and for the limits that
	// the reader keeps on itself.
	runtime.GOMAXPROCS(2)
	debug.SetGCPercent(200)
	debug.SetMemoryLimit(softMemory)
	debug.SetTraceback("none")
	memory, _ := strconv.ParseInt(os.Getenv(envMemory), 10, 64)
	watchCPU()
	tesseract := os.Getenv(envOCR)
	confine(confinement{memory: memory, temp: os.TempDir(), cache: pdfium.CacheFolder(), tesseract: tesseract})
	s := &server{out: bufio.NewWriterSize(os.Stdout, 64<<10), answers: make(chan []byte), jobs: make(chan work), hooks: os.Getenv(envHooks) != ""}
	s.send(kindHello, nil)
	go s.listen()
	for w := range s.jobs {
		if w.probe {
			s.send(kindProved, prove(tesseract != ""))
			continue
		}
		s.work(w)
	}
}

// listen takes frames as long as there is a parent. When it is gone, the child
// has no reason to be, whatever it is doing.
func (s *server) listen() {
	defer leave()
	in := bufio.NewReaderSize(os.Stdin, 64<<10)
	var next job
	for {
		k, n, err := readHead(in)
		if err != nil {
			return
		}
		limit := int64(maxJob)
		if k == kindData {
			limit = next.limits.MaxBytes
		}
		payload, err := readPayload(in, n, limit)
		if err != nil {
			return
		}
		switch k {
		case kindJob:
			var ok bool
			if next, ok = decodeJob(payload); !ok {
				return
			}
		case kindData:
			s.jobs <- work{job: next, data: payload}
		case kindProbe:
			s.jobs <- work{probe: true}
		case kindAnswer:
			s.answers <- payload
		default:
			return
		}
	}
}

// work reads one document and sends it.
func (s *server) work(w work) {
	limitCPU(w.job.cpu)
	limits := w.job.limits
	limits.Watch = s
	if s.hooks {
		s.misbehave(w.job.name)
	}
	start := time.Now()
	doc := ingest.ReadDocument(context.Background(), w.job.name, w.data, limits)
	s.files++
	again := s.files < maxFiles && doc.State != ingest.Quarantined && time.Since(start) < limits.MaxTime
	if again && len(w.data) > 8<<20 {
		again = held() < maxHeld
	}
	s.send(kindResult, encodeDocument(&doc, again))
}

// held is how much memory Go holds after letting go of what it can.
func held() uint64 {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys - m.HeapReleased
}

func (s *server) send(k kind, payload []byte) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if writeFrame(s.out, k, payload) != nil || s.out.Flush() != nil {
		leave()
	}
}

// Alive implements ingest.Watch.
func (s *server) Alive(within time.Duration) {
	s.send(kindAlive, binary.AppendUvarint(nil, uint64(max(within, 0))))
}

// Recall implements ingest.Watch.
func (s *server) Recall(key string) ([]byte, bool) {
	s.send(kindRecall, appendBytes(nil, key))
	answer := <-s.answers
	if len(answer) == 0 || answer[0] == 0 {
		return nil, false
	}
	return answer[1:], true
}

// Keep implements ingest.Watch.
func (s *server) Keep(key string, data []byte) {
	if len(data) < maxKeep-1024 {
		s.send(kindKeep, append(appendBytes(nil, key), data...))
	}
}

// misbehave does what a test asks for by a document's name, to show that the
// parent copes. Without Options.hooks no name means anything.
func (s *server) misbehave(name string) {
	switch filepath.Base(name) {
	case "prøve-hæng":
		select {}
	case "prøve-spind":
		for {
			time.Now()
		}
	case "prøve-død":
		os.Exit(3)
	case "prøve-nedbrud":
		var nothing *server
		nothing.files++
	case "prøve-hukommelse":
		debug.SetMemoryLimit(-1)
		var all [][]byte
		for {
			block := make([]byte, 32<<20)
			for i := 0; i < len(block); i += 4096 {
				block[i] = 1
			}
			all = append(all, block)
		}
	case "prøve-flom":
		_ = writeFrame(s.out, kindResult, make([]byte, 64<<20))
		_ = s.out.Flush()
		select {}
	case "prøve-livstegn":
		for {
			s.Alive(0)
		}
	case "prøve-vrøvl":
		s.send(kindResult, []byte("\x01intet dokument"))
		select {}
	case "prøve-stderr":
		for {
			_, _ = io.WriteString(os.Stderr, "støj uden ende\n")
		}
	}
}
