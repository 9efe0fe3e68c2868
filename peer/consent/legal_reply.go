package consent

import (
	"github.com/alongside-go/alongside/peer/lifecycle"
	"github.com/alongside-go/alongside/peer/source"
)

// A ReplyText is what somebody outside is told who asks about a person. It is the
// same whether or not the person is known.
type ReplyText struct {
	ID      string        `json:"id"` // stable: neutral_caller, neutral_in_person, neutral_received, neutral_refused
	English string        `json:"en"`
	Spanish string        `json:"es"`
	Source  source.Source `json:"source"`
}

// Text returns the reply in a language; it returns [lifecycle.ErrUnknownLanguage]
// for one that it does not exist in.
func (t ReplyText) Text(lang lifecycle.Language) (string, error) {
	switch lang {
	case lifecycle.English:
		return t.English, nil
	case lifecycle.Spanish:
		return t.Spanish, nil
	}
	return "", lifecycle.ErrUnknownLanguage
}

// Replies returns every reply: to a caller, to somebody at the door, to a paper that
// came in, to one that is refused. The wording is this library's own; that it must
// reveal nothing is the rule. Programmes let counsel look at it.
func Replies() []ReplyText {
	rule := source.Of("HIL").At("§2.13: an answer that refuses must not reveal whether somebody is a patient; the wording is this library's", source.Derived)
	const english = "We can neither confirm nor deny whether any person is or was in contact with us."
	const spanish = "No podemos confirmar ni negar que una persona esté o haya estado en contacto con nosotros."
	return []ReplyText{
		{"neutral_caller", english + " We say this to everybody who asks.",
			spanish + " Decimos lo mismo a toda persona que pregunta.", rule},
		{"neutral_in_person", english + " We say this to everybody who asks. Please leave your papers and how to reach you; the person responsible will be in touch.",
			spanish + " Decimos lo mismo a toda persona que pregunta. Por favor deje sus documentos y sus datos; la persona responsable se pondrá en contacto con usted.", rule},
		{"neutral_received", "Your papers were received and passed on to the person responsible. " + english,
			"Sus documentos se han recibido y se han entregado a la persona responsable. " + spanish, rule},
		{"neutral_refused", english + " Nothing that was presented permits us to say more.",
			spanish + " Nada de lo presentado nos permite decir más.", rule},
	}
}

// ReplyTo returns the reply to whoever comes with an instrument, before anybody
// decided: by telephone or in person, or by paper. An unknown kind gets the
// shortest one.
func ReplyTo(kind LegalKind) ReplyText {
	all := Replies()
	switch kind {
	case LegalPolice, LegalWarrant:
		return all[1]
	case LegalSubpoena, LegalCourtOrder, LegalOtherOrder, LegalAttorneyLetter, LegalAgency, LegalAudit, LegalResearch:
		return all[2]
	}
	return all[0]
}

// Reply returns what whoever asked may be told, by what they came with and whether
// it was refused. It depends on nothing else: not on whether anybody is known. After
// an answer it is what is said to everybody else who asks.
func (l LegalRequest) Reply() ReplyText {
	switch l.State() {
	case LegalRefused:
		return Replies()[3]
	case LegalReceived, LegalHeld, LegalInReview:
		return ReplyTo(l.Instruments()[0])
	}
	return Replies()[0]
}
