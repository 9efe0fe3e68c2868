package credential_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/source"
)

func TestSchemesOfYourOwn(t *testing.T) {
	for _, s := range credential.Schemes() {
		data, err := json.Marshal(s)
		require.NoError(t, err, s.Code)
		back, err := credential.ParseScheme(data)
		require.NoError(t, err, s.Code)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		assert.Equal(t, string(data), string(again), "%s is read as it was written", s.Code)
	}
	s, err := credential.ParseScheme([]byte(`{"code":"X","body":"Board","title":"peer","requirements":[
		{"id":"training","stage":"training","kind":"training","amount":46,"source":{"key":"ICRC","locator":"training","evidence":"verified"}}]}`))
	require.NoError(t, err)
	assert.Equal(t, source.Of("ICRC").At("training", source.Verified), s.Requirements[0].Source)
}

func TestSchemesThatAreRefused(t *testing.T) {
	const good = `{"code": "X", "body": "Board", "title": "peer", "requirements": [
 {"id": "a", "stage": "training", "kind": "training", "amount": 40, "effective_to": "2025-12-31", "source": {"title": "rule", "evidence": "design"}},
 {"id": "a", "stage": "training", "kind": "training", "amount": 46, "effective_from": "2026-01-01", "source": {"title": "rule", "evidence": "design"}}],
 "terms": [{"cycle": "fixed_date", "months": 24, "month": 9, "day": 1, "years": "odd", "source": {"title": "rule", "evidence": "design"}}],
 "notices": [{"kind": "apply", "days": 30, "source": {"title": "rule", "evidence": "design"}}],
 "late": [{"name": "fee", "days": 30, "source": {"title": "rule", "evidence": "design"}}],
 "timings": [{"name": "decide", "after": ["apply"], "ends": ["admit"], "within": {"n": 60, "unit": "day"}, "waiting": "certifier", "source": {"title": "rule", "evidence": "design"}}],
 "trainee": {"months": 6, "extensions": 1, "extension_months": 6, "source": {"title": "rule", "evidence": "design"}}}`
	_, err := credential.ParseScheme([]byte(good))
	require.NoError(t, err)
	for name, edit := range map[string][2]string{
		"no code":                  {`"code": "X"`, `"code": ""`},
		"an unknown key":           {`"body"`, `"buddy"`},
		"an unknown use":           {`"title": "peer"`, `"title": "peer", "use": "none"`},
		"an unknown kind":          {`"kind": "training", "amount": 40`, `"kind": "luck", "amount": 40`},
		"an unknown stage":         {`"stage": "training", "kind": "training", "amount": 40`, `"stage": "later", "kind": "training", "amount": 40`},
		"an id of two stages":      {`"stage": "training", "kind": "training", "amount": 40`, `"stage": "exam", "kind": "training", "amount": 40`},
		"versions that overlap":    {`"2025-12-31"`, `"2026-01-01"`},
		"ended before it began":    {`"effective_from": "2026-01-01"`, `"effective_from": "2026-01-01", "effective_to": "2025-12-31"`},
		"a negative amount":        {`"amount": 40`, `"amount": -1`},
		"a level of hours":         {`"amount": 40`, `"level": "bachelor"`},
		"a source of nothing":      {`"effective_from": "2026-01-01", "source": {"title": "rule", "evidence": "design"}`, `"effective_from": "2026-01-01", "source": {"evidence": "design"}`},
		"an unknown source":        {`"effective_from": "2026-01-01", "source": {"title": "rule", "evidence": "design"}`, `"effective_from": "2026-01-01", "source": {"key": "XX", "evidence": "design"}`},
		"a cap without a mode":     {`"amount": 40`, `"amount": 40, "cap": 12`},
		"a topic of no hours":      {`"kind": "training", "amount": 40`, `"kind": "exam", "topic": "ethics"`},
		"an upper bound of hours":  {`"amount": 40`, `"amount": 40, "most": 50`},
		"a renewal period":         {`"amount": 40`, `"amount": 40, "every_months": 24`},
		"a document without name":  {`"kind": "training", "amount": 40`, `"kind": "document"`},
		"a date without a day":     {`"day": 1`, `"day": 0`},
		"years that are neither":   {`"odd"`, `"leap"`},
		"a cycle with a fixed day": {`"fixed_date"`, `"anniversary"`},
		"no months":                {`"months": 24`, `"months": 0`},
		"an unknown notice":        {`"apply", "days"`, `"cry", "days"`},
		"a window with two ends":   {`"name": "fee", "days": 30`, `"name": "fee", "days": 30, "months": 1`},
		"a window without end":     {`"name": "fee", "days": 30`, `"name": "fee"`},
		"an unknown event":         {`"after": ["apply"]`, `"after": ["arrive"]`},
		"an unknown party":         {`"waiting": "certifier"`, `"waiting": "passer_by"`},
		"a span of nothing":        {`"n": 60`, `"n": 0`},
		"a ground without a name":  {`"terms"`, `"exemption_grounds": [{"name": "", "source": {"title": "rule", "evidence": "design"}}], "terms"`},
		"hours made up in time":    {`"amount": 40`, `"amount": 40, "makes_up": "current_year"`},
		"made up from some day":    {`"stage": "training", "kind": "training", "amount": 40`, `"stage": "reactivation", "kind": "training", "makes_up": "ever"`},
		"an hour for no hours":     {`"amount": 40`, `"amount": 40, "per_hours": 25`},
		"a finish before it began": {`"terms"`, `"inactive": {"finish_days": -1, "source": {"title": "rule", "evidence": "design"}}, "terms"`},
		"extensions of nothing":    {`"extension_months": 6`, `"extension_months": 0`},
	} {
		bad := strings.Replace(good, edit[0], edit[1], 1)
		require.NotEqual(t, good, bad, name)
		_, err := credential.ParseScheme([]byte(bad))
		require.ErrorIs(t, err, credential.ErrScheme, name)
	}
	_, err = credential.ParseSchemes([]byte("[" + good + "," + good + "]"))
	require.ErrorIs(t, err, credential.ErrScheme)
	_, err = credential.ParseSchemes([]byte(good))
	require.ErrorIs(t, err, credential.ErrScheme)
	_, err = credential.ParseScheme([]byte(strings.Replace(good, `"body"`, `"boddy"`, 1)))
	require.ErrorContains(t, err, "line 1")
}

func FuzzParseScheme(f *testing.F) {
	for _, code := range []string{"US-TX", "US-GA-CPS", "US-NE", "US-ID", "US-MT-PS"} {
		data, err := json.Marshal(scheme(f, code))
		require.NoError(f, err)
		f.Add(data)
	}
	f.Add([]byte(changing))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := credential.ParseScheme(data)
		if err != nil {
			require.ErrorIs(t, err, credential.ErrScheme)
			return
		}
		require.NoError(t, s.Check())
		again, err := json.Marshal(s)
		require.NoError(t, err)
		back, err := credential.ParseScheme(again)
		require.NoError(t, err)
		last, err := json.Marshal(back)
		require.NoError(t, err)
		require.Equal(t, string(again), string(last))
		_, err = s.Gap(credential.Case{On: d("2026-06-01"), Records: []credential.Record{hours(credential.KindTraining, 40, "2026-01-01")}})
		require.NoError(t, err)
		if term, ok := s.Term(d("2026-06-01")); ok {
			_, _ = term.LastDay(d("2026-06-01"))
			_, _ = term.Renewed(d("9998-12-31"))
		}
		for _, l := range s.Late {
			_ = l.Ends(d("9999-06-01"))
		}
	})
}
