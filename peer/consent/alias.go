package consent

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"fmt"
	"log/slog"
	"slices"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/storable"
	"github.com/alongside-go/alongside/peer"
	"github.com/alongside-go/alongside/peer/lifecycle"
)

// ErrAlias reports an alias that cannot be made: a short key, an empty id.
var ErrAlias = errors.New("consent: bad alias")

// MinAliasKey is the least length of an alias key, in bytes: that of the hash.
const MinAliasKey = sha256.Size

// An Alias stands for a participant towards one worker or one service: the same
// every time, another for everybody else. It is 26 letters and digits, and prints as
// "[alias]" in logs and messages; string(a) is what the worker is shown.
type Alias string

// An AliasKey makes aliases. Whoever lacks it can neither compute an alias from an
// id nor tell whether two aliases, of two workers, are one person. It belongs to the
// host, apart from the records: kept as long as aliases must stay the same, and
// destroyed when nobody may ever go back from an alias to a person. The zero AliasKey
// makes none. No JSON keeps a key: the host stores the secret.
type AliasKey struct{ secret []byte }

// NewAliasKey returns a key of secret bytes, such as 32 of crypto/rand.Reader. It
// returns [ErrAlias] unless there are at least [MinAliasKey] of them and they differ.
func NewAliasKey(secret []byte) (AliasKey, error) {
	if len(secret) < MinAliasKey {
		return AliasKey{}, fmt.Errorf("%w: want a key of at least %d random bytes", ErrAlias, MinAliasKey)
	}
	if !slices.ContainsFunc(secret, func(b byte) bool { return b != secret[0] }) {
		return AliasKey{}, fmt.Errorf("%w: want a random key, not one byte repeated", ErrAlias)
	}
	return AliasKey{slices.Clone(secret)}, nil
}

// For returns the alias of a participant towards a worker. It returns [ErrAlias] for
// the zero key and for ids that are empty or cannot be stored.
func (k AliasKey) For(participant peer.ParticipantID, worker peer.WorkerID) (Alias, error) {
	return k.derive("worker", string(worker), string(participant))
}

// Code returns the code of a person in a service that keeps no names, made of a word
// that the person chose and keeps for themself; the word is not in it. Somebody who
// comes back with their word has the same code; in another service another. Whoever
// has the key can try words, so that it is destroyed before it can be seized.
// It returns [ErrAlias] as [AliasKey.For] does.
func (k AliasKey) Code(service, word string) (Alias, error) {
	return k.derive("service", service, word)
}

// derive returns the keyed hash of what is named, each part with its length before it
// so that no two lists of parts are one text.
func (k AliasKey) derive(domain, towards, whom string) (Alias, error) {
	switch {
	case len(k.secret) < MinAliasKey:
		return "", fmt.Errorf("%w: want a key", ErrAlias)
	case towards == "" || whom == "" || !storable.ID(towards) || !storable.ID(whom):
		return "", fmt.Errorf("%w: want for whom and towards whom, in valid UTF-8 of at most 256 bytes", ErrAlias)
	}
	mac := hmac.New(sha256.New, k.secret)
	for _, part := range []string{"alongside alias 1", domain, towards, whom} {
		mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(part))))
		mac.Write([]byte(part))
	}
	sum := mac.Sum(nil)
	return Alias(base32.NewEncoding("abcdefghijkmnpqrstuvwxyz23456789").WithPadding(base32.NoPadding).EncodeToString(sum[:16])), nil
}

// A Sight is what a worker knows a participant by: the alias, or the id once the
// participant revealed themself. Exactly one is set.
type Sight struct {
	Alias       Alias              `json:"alias,omitempty"`
	Participant peer.ParticipantID `json:"participant,omitempty"`
}

// Seen returns what a worker knows a participant by, given everything that anybody
// revealed. It returns [ErrAlias] as [AliasKey.For] does, and then no id.
func (k AliasKey) Seen(participant peer.ParticipantID, worker peer.WorkerID, revealed []Reveal) (Sight, error) {
	alias, err := k.For(participant, worker)
	if err != nil {
		return Sight{}, err
	}
	for _, r := range revealed {
		if r.participant == participant && r.worker == worker {
			return Sight{Participant: participant}, nil
		}
	}
	return Sight{Alias: alias}, nil
}

const aliasShown = "[alias]"

// String keeps the alias out of messages built with fmt.
func (Alias) String() string { return aliasShown }

// Format keeps the alias out of every verb of fmt.
func (Alias) Format(f fmt.State, _ rune) { redact.Format(f, aliasShown) }

// LogValue keeps the alias out of logs.
func (Alias) LogValue() slog.Value { return slog.StringValue(aliasShown) }

// Format keeps the key out of every verb of fmt.
func (AliasKey) Format(f fmt.State, _ rune) { redact.Format(f, "[alias key]") }

// LogValue keeps the key out of logs.
func (AliasKey) LogValue() slog.Value { return slog.StringValue("[alias key]") }

// Format keeps alias and id out of every verb of fmt.
func (s Sight) Format(f fmt.State, _ rune) { redact.Format(f, s.shown()) }

// LogValue keeps alias and id out of logs.
func (s Sight) LogValue() slog.Value { return slog.StringValue(s.shown()) }

func (s Sight) shown() string {
	if s.Participant != "" {
		return "[revealed]"
	}
	return aliasShown
}

var errAliasKeyNotStored = fmt.Errorf("%w: a key of aliases: keep the secret that it was made of, apart from the records", lifecycle.ErrNotStored)

// MarshalJSON always returns an error wrapping [lifecycle.ErrNotStored]: no JSON holds a key.
func (AliasKey) MarshalJSON() ([]byte, error) { return nil, errAliasKeyNotStored }

// UnmarshalJSON always returns an error wrapping [lifecycle.ErrNotStored].
func (*AliasKey) UnmarshalJSON([]byte) error { return errAliasKeyNotStored }
