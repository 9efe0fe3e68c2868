package credential_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/credential"
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/peertest"
)

const (
	holder    = lifecycle.WorkerParty
	certifier = credential.CertifierParty
	programme = lifecycle.ProgrammeParty
	system    = lifecycle.SystemParty
)

// d reads a date, or no date from "".
func d(text string) peer.Date {
	if text == "" {
		return peer.Date{}
	}
	got, err := peer.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return got
}

// noon gives an act of the fixed person of a party at noon UTC of a date.
func noon(p lifecycle.Party, date string) lifecycle.Act {
	at, err := time.Parse(time.RFC3339, date+"T12:00:00Z")
	if err != nil {
		panic(err)
	}
	return peertest.By(p, at)
}

func coded(a lifecycle.Act, code string) lifecycle.Act {
	a.Code = code
	return a
}

func decided(date string) lifecycle.Act {
	return coded(noon(certifier, date), credential.CodeBodyDecided)
}

func scheme(t require.TestingT, code string) credential.Scheme {
	s, err := credential.SchemeOf(code)
	require.NoError(t, err)
	return s
}

// hours gives a record of whole hours.
func hours(kind credential.Kind, n int, on string, topics ...credential.Topic) credential.Record {
	return credential.Record{Kind: kind, On: d(on), Minutes: 60 * n, Topics: topics}
}

func shown(kind credential.Kind, on string) credential.Record {
	return credential.Record{Kind: kind, On: d(on)}
}

// certified gives a credential that the body certified on a day, valid through until.
func certified(t testing.TB, s credential.Scheme, on, until string) *credential.Credential {
	t.Helper()
	c, err := credential.New("c1", peertest.WorkerID, s, noon(holder, on))
	require.NoError(t, err)
	require.NoError(t, c.Recognise(coded(noon(certifier, on), "existing_certificate"), credential.Grant{Scheme: s, Until: d(until)}, ""))
	return c
}

func stateOn(t testing.TB, c *credential.Credential, s credential.Scheme, on string) peer.CredentialState {
	t.Helper()
	got, err := c.StatusOn(s, d(on))
	require.NoError(t, err)
	return got
}
