package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"oplyst/anonym"
	"oplyst/ledger"
	"oplyst/report"
)

// judge settles a case whose files are all read: if everything its outputs were
// made of is as it was, and so are they, nothing is done. Else it is evaluated,
// its outputs are written, its pages go to the index, and its text is let go.
// With Anonym everything is replaced first, and a case in whose outputs an
// original is left is not written at all.
func (r *run) judge(ctx context.Context, work *caseWork) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	listed := r.listed(work.at)
	made := r.made(work, listed)
	if done, err := r.keep(ctx, work, listed, made); done || err != nil {
		return err
	}
	if err := r.fill(ctx, work); err != nil {
		return err
	}
	made = r.made(work, listed) // a damaged row may have been read anew
	indexed, documents, err := r.produce(ctx, work, listed, made)
	if err != nil {
		return err
	}
	work.files = nil
	return r.toIndex(ctx, work, indexed, documents)
}

// produce evaluates a case, writes its outputs, and gives what the index takes
// from it and the hash of that. Memory for it is taken first (weights).
func (r *run) produce(ctx context.Context, work *caseWork, listed ledger.Listed, made string) (indexed string, documents []indexDocument, err error) {
	back, err := r.weights.take(ctx, judgeCost(work))
	if err != nil {
		return "", nil, err
	}
	defer back()
	c := r.judgeable(work)
	name := r.folders[work.at]
	var replacer *anonym.Replacer
	if r.opt.Anonym {
		c.Case, replacer = c.Anonymise(anonymousName(work.at, len(r.archive.Cases)), nil)
		c.problem = replacer.String(c.problem)
	}
	row := c.row(name)
	files, err := r.render(c.Case)
	if err != nil {
		return "", nil, err
	}
	if replacer != nil {
		if problem := leaked(files, &row, replacer); problem != "" {
			r.rows[work.at] = report.CaseRow{Name: c.Name, Folder: name, Error: problem, Leaked: true}
			return "", nil, nil
		}
	}
	if err := r.writeCase(name, files); err != nil {
		return "", nil, err
	}
	r.rows[work.at] = row
	documents = indexDocuments(c.Case)
	indexed, err = r.record(work, listed, made, &row, files, documents)
	return indexed, documents, err
}

// listed is what listing the archive told of a case.
func (r *run) listed(at int) ledger.Listed {
	c := &r.archive.Cases[at]
	return ledger.Listed{Settings: c.Settings, Warnings: c.Warnings, FileBase: r.bases[at]}
}

// made is the key of everything the outputs of a case are made of.
func (r *run) made(work *caseWork, listed ledger.Listed) string {
	if r.ledger == nil {
		return ""
	}
	house, _ := json.Marshal(r.opt.House)
	settings, _ := json.Marshal(listed)
	parts := []string{r.versions.judge, r.opt.AsOf, string(r.opt.Track), r.opt.Compare, string(house), string(settings),
		r.archive.Cases[work.at].Name, r.folders[work.at]}
	for i := range work.rows {
		parts = append(parts, work.rows[i].Path, work.rows[i].Result)
	}
	return key(parts...)
}

// keep leaves a case alone whose outputs are made of the same and are still as
// they were written.
func (r *run) keep(ctx context.Context, work *caseWork, listed ledger.Listed, made string) (bool, error) {
	if r.ledger == nil || r.opt.Rebuild && !r.opt.keep {
		return false, nil
	}
	old, ok := r.ledger.Case(r.archive.Cases[work.at].Name)
	if !ok || old.Made != made && !r.opt.keep {
		return false, nil
	}
	var row report.CaseRow
	if !r.outputsSound(r.folders[work.at], old.Outputs) || json.Unmarshal(old.Overview, &row) != nil {
		r.mu.Lock()
		r.mended++
		r.mu.Unlock()
		return false, nil
	}
	if old.Place != work.at {
		tags, err := r.ledger.LoadTags(ctx, old.Name)
		if err != nil {
			return false, nil // it is made anew
		}
		old.Place, old.Tags = work.at, tags
		if err := r.ledger.PutCase(old); err != nil {
			return false, err
		}
	}
	r.rows[work.at] = row
	work.files = nil
	return true, r.toIndex(ctx, work, old.Indexed, nil)
}

// fill gets from the ledger what was found in the files that were not read now.
// A row that turns out to be damaged is read anew.
func (r *run) fill(ctx context.Context, work *caseWork) error {
	for k := range work.files {
		if work.files[k] != nil {
			continue
		}
		e, err := r.ledger.Load(ctx, work.rows[k].Key)
		if errors.Is(err, ledger.ErrDamaged) && !r.opt.Rebuild {
			r.say(ledger.Damage{Rows: 1}.Message())
			if err = r.ledger.RemoveFile(work.rows[k].Key); err == nil {
				_, err = r.read(ctx, work, k)
			}
			if err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		work.files[k] = e.Found
	}
	return nil
}

// record keeps in the ledger what a case's outputs were made of and what they
// are, and gives the hash of what the index takes from it.
func (r *run) record(work *caseWork, listed ledger.Listed, made string, row *report.CaseRow, files []output, documents []indexDocument) (indexed string, err error) {
	if r.ledger == nil {
		return "", nil
	}
	c := ledger.Case{Name: r.archive.Cases[work.at].Name, Place: work.at, Listed: listed, Made: made, Outputs: map[string]string{}}
	for _, f := range files {
		c.Outputs[f.name] = key(string(f.data))
	}
	if c.Overview, err = json.Marshal(row); err != nil {
		return "", fmt.Errorf("write overview row: %w", err)
	}
	if c.Tags, err = tagsOf(documents); err != nil {
		return "", err
	}
	parts := []string{c.Name, string(c.Tags)}
	for i := range work.rows {
		parts = append(parts, work.rows[i].Result)
	}
	c.Indexed = key(parts...)
	return c.Indexed, r.ledger.PutCase(c)
}

// toIndex hands a case to the index. documents may be nil if the ledger has them.
func (r *run) toIndex(ctx context.Context, work *caseWork, indexed string, documents []indexDocument) error {
	if r.index == nil {
		return nil
	}
	return r.index.put(ctx, work.at, indexed, documents)
}
