package lifecycle

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"unicode/utf8"

	"github.com/alongside-go/alongside/internal/redact"
	"github.com/alongside-go/alongside/internal/strictjson"
)

// MaxText is the greatest length of a [Text], in bytes.
const MaxText = 64 << 10

// A Text is free text that a person wrote and that can be redacted: the words
// go, a hash stays, and the history around it still loads and verifies. Use
// [NewText] to make one; the zero Text is no text. It is printed as "[text]".
type Text struct {
	words string
	salt  string // hex; keeps the hash from being found by trying likely words
	hash  string // hex; set only once the words are gone
}

const saltBytes = 16

// NewText returns words as redactable text, with a salt of 128 bits read from
// rand, such as crypto/rand.Reader: without it, the hash that a redaction
// leaves behind could be matched against likely words. Empty words give the
// zero Text. It returns [ErrText] if words are no valid UTF-8 or longer than
// [MaxText] or rand is nil, and the reader's error if rand runs short.
func NewText(rand io.Reader, words string) (Text, error) {
	if words == "" {
		return Text{}, nil
	}
	if len(words) > MaxText || !utf8.ValidString(words) {
		return Text{}, fmt.Errorf("%w: want valid UTF-8 of at most %d bytes", ErrText, MaxText)
	}
	if rand == nil {
		return Text{}, fmt.Errorf("%w: no source of randomness for its salt", ErrText)
	}
	var salt [saltBytes]byte
	if _, err := io.ReadFull(rand, salt[:]); err != nil {
		return Text{}, fmt.Errorf("lifecycle: text: %w", err)
	}
	return Text{words: words, salt: hex.EncodeToString(salt[:])}, nil
}

// Words returns what was written, or "" if nothing was or it is redacted.
func (t Text) Words() string { return t.words }

// IsZero reports whether nothing was ever written.
func (t Text) IsZero() bool { return !t.written() }

// written reports whether anything was ever written. It copies no Text.
func (t *Text) written() bool { return len(t.words)+len(t.salt)+len(t.hash) != 0 }

// IsRedacted reports whether the words are gone.
func (t Text) IsRedacted() bool { return t.hash != "" }

// Redacted returns t without its words; its hash stays.
func (t Text) Redacted() Text {
	if t.IsZero() || t.IsRedacted() {
		return t
	}
	return Text{hash: t.Hash()}
}

// Hash returns the salted SHA-256 of the words in hex, the same before and
// after a redaction, or "" if nothing was written.
func (t Text) Hash() string {
	if t.hash != "" || t.words == "" {
		return t.hash
	}
	sum := sha256.Sum256([]byte(t.salt + "\x00" + t.words))
	return hex.EncodeToString(sum[:])
}

// same reports whether t and u say the same; a redacted text can be compared
// only with one of the same salt.
func (t Text) same(u Text) bool {
	if t.IsRedacted() || u.IsRedacted() {
		return t.Hash() == u.Hash()
	}
	return t.words == u.words
}

// valid reports whether t could have come from NewText or Redacted.
func (t Text) valid() bool {
	switch {
	case t.IsZero():
		return true
	case t.hash != "":
		return t.words == "" && t.salt == "" && isHex(t.hash, sha256.Size)
	default:
		return t.words != "" && len(t.words) <= MaxText && utf8.ValidString(t.words) && isHex(t.salt, saltBytes)
	}
}

func isHex(s string, size int) bool {
	if len(s) != 2*size {
		return false
	}
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

type storedText struct {
	Words string `json:"words,omitempty"`
	Salt  string `json:"salt,omitempty"`
	Hash  string `json:"hash,omitempty"`
}

// MarshalJSON returns the stored form of t, with its words in clear unless they
// are redacted.
func (t Text) MarshalJSON() ([]byte, error) { return json.Marshal(storedText{t.words, t.salt, t.hash}) }

// UnmarshalJSON accepts what MarshalJSON returns and otherwise [ErrText]. On
// error t is unchanged.
func (t *Text) UnmarshalJSON(data []byte) error {
	var s storedText
	if err := strictjson.Unmarshal(data, &s); err != nil {
		return fmt.Errorf("%w: not its stored form", ErrText)
	}
	u := Text{s.Words, s.Salt, s.Hash}
	if !u.valid() {
		return fmt.Errorf("%w: not its stored form", ErrText)
	}
	*t = u
	return nil
}

func (t Text) shown() string {
	switch {
	case t.IsZero():
		return "[no text]"
	case t.IsRedacted():
		return "[redacted]"
	default:
		return "[text]"
	}
}

// Format keeps the words out of every verb of fmt.
func (t Text) Format(f fmt.State, _ rune) { redact.Format(f, t.shown()) }

// LogValue keeps the words out of logs.
func (t Text) LogValue() slog.Value { return slog.StringValue(t.shown()) }
