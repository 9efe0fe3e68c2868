package strictjson

import "bytes"

// MaxDepth is how many objects and lists may lie in each other. encoding/json
// stops at 10,000; no policy, request or record comes near either.
const MaxDepth = 1000

// fewKeys is the number of keys up to which an object's keys are compared one
// by one; beyond that a map keeps the time linear.
const fewKeys = 32

// A scanner walks over JSON once and judges it. Each method that reads a part
// of it starts at its first byte and ends behind its last.
type scanner struct {
	data  []byte
	pos   int
	depth int

	null   bool // null is allowed
	unique bool // duplicate keys are refused
	named  bool // errors name the key

	keys []span // those of the open objects, outermost first
}

func (s *scanner) fail(pos int, what string) *Error {
	line, column := place(s.data, pos)
	return &Error{Line: line, Column: column, What: what}
}

// document reads one value and nothing else.
func (s *scanner) document() *Error {
	if bytes.HasPrefix(s.data, []byte("\xef\xbb\xbf")) {
		return s.fail(0, "begins with a byte order mark")
	}
	s.space()
	if s.pos == len(s.data) {
		return s.fail(s.pos, "is empty")
	}
	if err := s.value(); err != nil {
		return err
	}
	s.space()
	if s.pos < len(s.data) {
		return s.fail(s.pos, "more data after the value")
	}
	return nil
}

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// peek returns the next byte, or 0 (which JSON has nowhere) at the end.
func (s *scanner) peek() byte {
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

func (s *scanner) value() *Error {
	switch c := s.peek(); c {
	case '{':
		return s.object(false, nil)
	case '[':
		return s.list(nil)
	case '"':
		_, err := s.text()
		return err
	case 't':
		return s.literal("true")
	case 'f':
		return s.literal("false")
	case 'n':
		if !s.null {
			return s.noNull()
		}
		return s.literal("null")
	default:
		if c == '-' || isDigit(c) {
			return s.number()
		}
		return s.fail(s.pos, "expected a value")
	}
}

func (s *scanner) noNull() *Error {
	pos := s.pos
	if err := s.literal("null"); err != nil {
		return err
	}
	return s.fail(pos, "null is not allowed")
}

func (s *scanner) literal(word string) *Error {
	if !bytes.HasPrefix(s.data[s.pos:], []byte(word)) {
		return s.fail(s.pos, "expected a value")
	}
	s.pos += len(word)
	return nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) number() *Error {
	if s.peek() == '-' {
		s.pos++
	}
	if s.peek() == '0' {
		s.pos++
	} else if !s.digits() {
		return s.fail(s.pos, "not a number")
	}
	if s.peek() == '.' {
		s.pos++
		if !s.digits() {
			return s.fail(s.pos, "not a number")
		}
	}
	if c := s.peek(); c == 'e' || c == 'E' {
		s.pos++
		if c := s.peek(); c == '+' || c == '-' {
			s.pos++
		}
		if !s.digits() {
			return s.fail(s.pos, "not a number")
		}
	}
	return nil
}

func (s *scanner) digits() bool {
	from := s.pos
	for isDigit(s.peek()) {
		s.pos++
	}
	return s.pos > from
}

func (s *scanner) enter() *Error {
	if s.depth++; s.depth > MaxDepth {
		return s.fail(s.pos, "nested too deeply")
	}
	s.pos++
	return nil
}

// list reads a list, each item through item, or through value if that is nil.
func (s *scanner) list(item func(n int) *Error) *Error {
	if err := s.enter(); err != nil {
		return err
	}
	s.space()
	if s.peek() == ']' {
		s.pos++
		s.depth--
		return nil
	}
	for n := 0; ; n++ {
		s.space()
		var err *Error
		if item != nil {
			err = item(n)
		} else {
			err = s.value()
		}
		if err != nil {
			if s.named {
				return err.under(index(n))
			}
			return err
		}
		s.space()
		switch s.peek() {
		case ',':
			s.pos++
		case ']':
			s.pos++
			s.depth--
			return nil
		default:
			return s.fail(s.pos, "expected a comma or the end of the list")
		}
	}
}

// object reads an object, each member's value through member, or through value
// if that is nil. hide keeps its keys out of errors.
func (s *scanner) object(hide bool, member func(key span) *Error) *Error {
	if err := s.enter(); err != nil {
		return err
	}
	base := len(s.keys)
	var many map[string]bool
	s.space()
	if s.peek() == '}' {
		s.pos++
		s.depth--
		return nil
	}
	for {
		s.space()
		at := s.pos
		if s.peek() != '"' {
			return s.fail(at, "expected a key in double quotes")
		}
		key, err := s.text()
		if err != nil {
			return err
		}
		if s.unique && s.repeated(base, &many, key) {
			return s.within(key, hide, s.fail(at, "duplicate key"))
		}
		s.space()
		if s.peek() != ':' {
			return s.fail(s.pos, "expected a colon")
		}
		s.pos++
		s.space()
		if member != nil {
			err = member(key)
		} else {
			err = s.value()
		}
		if err != nil {
			return s.within(key, hide, err)
		}
		s.space()
		switch s.peek() {
		case ',':
			s.pos++
		case '}':
			s.pos++
			s.depth--
			s.keys = s.keys[:base]
			return nil
		default:
			return s.fail(s.pos, "expected a comma or the end of the object")
		}
	}
}

func (s *scanner) within(key span, hide bool, err *Error) *Error {
	switch {
	case !s.named:
		return err
	case hide:
		return err.under("[*]")
	default:
		return err.under(shown(s.string(key)))
	}
}

// repeated reports whether the object whose keys begin at base has key already,
// and adds it.
func (s *scanner) repeated(base int, many *map[string]bool, key span) bool {
	if *many == nil {
		for _, k := range s.keys[base:] {
			if s.same(k, key) {
				return true
			}
		}
		s.keys = append(s.keys, key)
		if len(s.keys)-base <= fewKeys {
			return false
		}
		*many = make(map[string]bool, 2*fewKeys)
		for _, k := range s.keys[base:] {
			(*many)[s.string(k)] = true
		}
		return false
	}
	name := s.string(key)
	if (*many)[name] {
		return true
	}
	(*many)[name] = true
	return false
}

func (s *scanner) same(a, b span) bool {
	if a.escaped || b.escaped {
		return s.string(a) == s.string(b)
	}
	return bytes.Equal(s.data[a.from:a.to], s.data[b.from:b.to])
}
