package instrument

import "strings"

// checkCodes refuses a LOINC code whose check digit fails: a misread code names
// another question.
func (d *Definition) checkCodes() error {
	codes, answers := []string{d.LOINC}, []string{}
	for _, it := range d.Items {
		codes, answers = append(codes, it.LOINC), append(answers, it.AnswerLOINC...)
	}
	for _, s := range d.Scales {
		codes = append(codes, s.LOINC)
	}
	for _, c := range codes {
		if c != "" && !loincHolds(c) {
			return bad("a LOINC code fails its check digit")
		}
	}
	for _, c := range answers {
		if !answerHolds(c) {
			return bad("a LOINC code of an answer fails its check digit")
		}
	}
	return nil
}

// loincHolds reports whether the digit after the dash is the Luhn check digit of
// those before it.
func loincHolds(code string) bool { return luhnHolds(code, 0) }

// answerHolds does the same for the code of an answer, "LA" and a number. What the
// two letters add to the sum of digits is 5 before an even number of digits and 8
// before an odd one: worked out from published codes, the rule was not seen.
func answerHolds(code string) bool {
	number, ok := strings.CutPrefix(code, "LA")
	if !ok {
		return false
	}
	letters := 5
	if len(number)%2 == 1 { // with the dash and the check digit
		letters = 8
	}
	return luhnHolds(number, letters)
}

// luhnHolds checks digits, a dash and a check digit; before is what stands in the
// sum already.
func luhnHolds(code string, before int) bool {
	n := len(code)
	if n < 3 || n > 10 || code[n-2] != '-' {
		return false
	}
	sum := before
	for i := range n - 2 {
		c := int(code[n-3-i] - '0')
		if c > 9 {
			return false
		}
		if i%2 == 0 {
			c *= 2
		}
		sum += c/10 + c%10
	}
	return int(code[n-1]-'0') == (10-sum%10)%10
}
