package cage

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
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
// anything else, with the tasks of its own.
func Enter(tasks ...Task) {
	switch os.Getenv(envChild) {
	case "":
		return
	case "varm":
		_ = pdfium.Warm()
	default:
		serve(tasks)
	}
	os.Exit(0)
}

// Memory of a child: Go starts to collect harder at softMemory and so many times
// the size of the file in hand, long before the limits that end it.
const (
	softMemory = 128 << 20
	softCopies = 4
)

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
	asking  sync.Mutex // of a question and its answer
	tasks   []Task
	hooks   bool
	files   int
}

// work is a job with its bytes.
type work struct {
	job   job
	data  []byte
	probe bool
}

func serve(tasks []Task) {
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
	s := &server{out: bufio.NewWriterSize(os.Stdout, 64<<10), answers: make(chan []byte), jobs: make(chan work), tasks: tasks, hooks: os.Getenv(envHooks) != ""}
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
			limit = max(next.limits.MaxBytes, maxListing)
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
			if next.task == taskZip { // its bytes stay with the parent
				s.jobs <- work{job: next}
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

// work does one job and sends the answer.
func (s *server) work(w work) {
	limitCPU(w.job.cpu)
	debug.SetMemoryLimit(softMemory + softCopies*int64(len(w.data)))
	w.job.limits.Watch = s
	if s.hooks {
		s.misbehave(w.job.name)
	}
	start := time.Now()
	answer, sound := s.answer(&w)
	s.files++
	again := sound && s.files < maxFiles && time.Since(start) < w.job.limits.MaxTime
	if again && max(int64(len(w.data)), w.job.size) > 8<<20 {
		again = held() < maxHeld
	}
	s.send(kindResult, append(appendBool(make([]byte, 0, len(answer)+1), again), answer...))
}

// answer does what a job asks for. sound tells that the child can go on.
func (s *server) answer(w *work) (answer []byte, sound bool) {
	j, ctx, here := &w.job, context.Background(), ingest.InProcess{}
	switch j.task {
	case taskDocument:
		doc := ingest.ReadDocument(ctx, j.name, w.data, j.limits)
		return encodeDocument(&doc), doc.State != ingest.Quarantined
	case taskZip:
		entries, err := here.Zip(ctx, &remote{server: s, size: j.size}, j.size, j.limits.Packed)
		return encodeEntries(entries, err == nil), survived(err)
	case taskSettings:
		settings, warnings := here.Settings(ctx, j.name, w.data, j.limits.Packed)
		return encodeSettings(settings, warnings), true
	case taskManifest:
		rows, err := here.Manifest(ctx, w.data)
		return encodeManifest(rows, err), survived(err)
	}
	for _, t := range s.tasks {
		if t.Name == j.task {
			return t.Run(ctx, j.name, w.data, j.limits), true
		}
	}
	leave() // a parent of another program
	return nil, false
}

// survived ends the child if a reader panicked: the parent tells it from a file
// that is merely damaged by the child's death.
func survived(err error) bool {
	var lost *ingest.LostError
	if errors.As(err, &lost) {
		leave()
	}
	return true
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
	s.asking.Lock()
	defer s.asking.Unlock()
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
	case "prøve-fyld":
		block := make([]byte, 120<<20)
		for i := range 12 { // some 10 MB at a time
			for k := i * len(block) / 12; k < (i+1)*len(block)/12; k += 4096 {
				block[k] = 1
			}
			time.Sleep(50 * time.Millisecond)
		}
		runtime.KeepAlive(block)
	case "prøve-flom":
		_ = writeFrame(s.out, kindResult, make([]byte, 64<<20))
		_ = s.out.Flush()
		select {}
	case "prøve-livstegn":
		for {
			s.Alive(0)
		}
	case "prøve-vrøvl":
		s.send(kindResult, []byte("\x01\x01intet dokument"))
		select {}
	case "prøve-stderr":
		for {
			_, _ = io.WriteString(os.Stderr, "støj uden ende\n")
		}
	}
}
