package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func audited(t *testing.T, args ...string) audit {
	t.Helper()
	out, errs, status := called(append([]string{"audit", "-json"}, args...)...)
	require.Equal(t, 0, status, errs)
	var a audit
	require.NoError(t, json.Unmarshal([]byte(out), &a))
	return a
}

func (a audit) contact(t *testing.T, id string) auditedRecord {
	t.Helper()
	i := slices.IndexFunc(a.Contacts, func(c auditedRecord) bool { return c.Encounter == id })
	require.GreaterOrEqual(t, i, 0, id)
	return a.Contacts[i]
}

func (r auditedRecord) check(t *testing.T, asks string) auditCheck {
	t.Helper()
	i := slices.IndexFunc(r.Checks, func(c auditCheck) bool { return strings.HasPrefix(c.Asks, asks) })
	require.GreaterOrEqual(t, i, 0, "%s: %s", r.Encounter, asks)
	return r.Checks[i]
}

func TestAuditIsTheGoldenOne(t *testing.T) {
	text, errs, status := called("audit", "-sample", "4", "-seed", "7")
	require.Equal(t, 0, status, errs)
	golden(t, "audit.txt", text)
	object, errs, status := called("audit", "-sample", "4", "-seed", "7", "-json")
	require.Equal(t, 0, status, errs)
	golden(t, "audit.json", object)
}

// An auditor who knows the seed draws the sample again by hand.
func TestAuditDrawsTheLowestRanks(t *testing.T) {
	all := audited(t, "-sample", "100000", "-seed", "spring")
	assert.Len(t, all.Contacts, all.Of, "no more than there are")
	type ranked struct{ rank, id string }
	var list []ranked
	for _, c := range all.Contacts {
		sum := sha256.Sum256([]byte("spring\n" + c.Encounter))
		assert.Equal(t, hex.EncodeToString(sum[:]), c.Rank)
		list = append(list, ranked{c.Rank, c.Encounter})
	}
	slices.SortFunc(list, func(a, b ranked) int { return strings.Compare(a.rank, b.rank) })
	var want []string
	for _, r := range list[:6] {
		want = append(want, r.id)
	}
	slices.Sort(want)
	six := audited(t, "-sample", "6", "-seed", "spring")
	var got []string
	for _, c := range six.Contacts {
		got = append(got, c.Encounter)
		assert.Equal(t, all.contact(t, c.Encounter), c, "an answer does not depend on the sample")
	}
	assert.Equal(t, want, got)
}

func TestEveryLineOfAnAuditNamesItsEntry(t *testing.T) {
	all := audited(t, "-sample", "100000", "-seed", "1")
	missing := 0
	for _, c := range all.Contacts {
		for _, q := range c.Checks {
			assert.NotEmpty(t, q.Entry, "%s: %s", c.Encounter, q.Asks)
			assert.Contains(t, []string{auditMet, auditMissing, auditNotOf}, q.Answer)
			assert.Equal(t, q.Answer == auditMissing, q.Want != "", "what is missing says what is wanted: %s %s", c.Encounter, q.Asks)
			assert.NotContains(t, q.Entry, "[id]", "an entry is named by the programme's own code")
			if q.Answer == auditMissing {
				missing++
			}
		}
	}
	assert.Equal(t, all.Missing, missing)
}

// What the quarter's report says of the same contacts, an audit finds too.
func TestAuditAgreesWithTheReport(t *testing.T) {
	rep := shippedAt(t, "")
	all := audited(t, "-sample", "100000", "-seed", "1")
	for _, id := range rep.Notes.NoNote {
		assert.Equal(t, auditMissing, all.contact(t, id).check(t, "a note").Answer, id)
	}
	notReady := map[string]int{}
	for _, b := range rep.Billing {
		for _, n := range b.NotReady {
			notReady[n.Encounter] = len(n.Lacks)
		}
	}
	for _, c := range all.Contacts {
		lacking := 0
		for _, q := range c.Checks {
			if strings.Contains(q.Asks, " asks: ") && q.Answer == auditMissing {
				lacking++
			}
		}
		assert.Equal(t, notReady[c.Encounter], lacking, c.Encounter)
	}
	assert.Equal(t, auditMissing, all.contact(t, "e-095").check(t, "the worker's credential").Answer, "lapsed on 24 February")
	assert.Equal(t, auditMissing, all.contact(t, "e-095").check(t, "within scope").Answer)
}

func TestAuditUsage(t *testing.T) {
	for name, args := range map[string][]string{
		"no seed":     {"audit", "-sample", "3"},
		"no sample":   {"audit", "-sample", "0", "-seed", "1"},
		"an argument": {"audit", "-seed", "1", "more"},
		"no time":     {"audit", "-seed", "1", "-at", "yesterday"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := called(args...)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.NotEmpty(t, errs)
		})
	}
	_, errs, status := called("audit", "-seed", "1", "-data", "nowhere")
	assert.Equal(t, 1, status)
	assert.NotEmpty(t, errs)
}

func TestAuditAsksAfterQuestionnaires(t *testing.T) {
	a := audited(t, "-sample", "100000", "-seed", "x")
	const asks = "questionnaires due"
	late := a.contact(t, "e-100").check(t, asks) // m-09
	assert.Equal(t, auditMet, late.Answer)
	assert.Equal(t, "sheets.csv: barc-10 intake done (k-041), phq-9 intake done (k-042)", late.Entry)
	byMentorship := map[string]auditCheck{}
	for _, c := range a.Contacts {
		check := c.check(t, asks)
		byMentorship[c.Participant] = check
		if c.Participant == "" {
			assert.Equal(t, auditNotOf, check.Answer)
		}
	}
	assert.Equal(t, auditMissing, byMentorship["p-04"].Answer)
	assert.Equal(t, "sheets.csv: barc-10 intake done (k-010), barc-10 three months outside window (k-051), satisfaction three months outside window (k-052)", byMentorship["p-04"].Entry)
	assert.Equal(t, "an answer within the window, or a reply, to barc-10 three months, satisfaction three months", byMentorship["p-04"].Want)
	assert.Equal(t, "sheets.csv: barc-10 intake declined (k-024)", byMentorship["p-07"].Entry)
	assert.Equal(t, auditMet, byMentorship["p-07"].Answer, "a decline is an answer")
	assert.Contains(t, byMentorship["p-05"].Entry, "barc-10 three months open")
	assert.Equal(t, auditMet, byMentorship["p-05"].Answer)
	assert.Contains(t, byMentorship["p-26"].Entry, "barc-10 three months unable (k-047)")
}
