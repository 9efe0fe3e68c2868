// Package near finds the word that was probably meant.
package near

import "strings"

// longest is the length in bytes above which a word is not compared: the
// comparison is quadratic, and nobody mistypes a word that long.
const longest = 64

// Word returns the word of known that is nearest to word, or "" if none is
// near: one that differs in letter case only, else the first with the fewest
// single edits (insert, delete, replace, swap two neighbours), at most one edit
// for every three bytes of word and at least one.
func Word(word string, known []string) string {
	if word == "" || len(word) > longest {
		return ""
	}
	for _, k := range known {
		if strings.EqualFold(k, word) {
			return k
		}
	}
	nearest, fewest := "", max(1, len(word)/3)+1
	word = strings.ToLower(word)
	for _, k := range known {
		if len(k) > longest || k == "" {
			continue
		}
		lower := strings.ToLower(k)
		if d := len(word) - len(lower); d >= fewest || -d >= fewest {
			continue // it takes an edit for every byte more or less
		}
		if n := edits(word, lower); n < fewest {
			nearest, fewest = k, n
		}
	}
	return nearest
}

// edits counts the single edits between a and b (optimal string alignment).
func edits(a, b string) int {
	rows := make([]int, 3*(len(b)+1))
	older, old, row := rows[:len(b)+1], rows[len(b)+1:2*(len(b)+1)], rows[2*(len(b)+1):]
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replace := old[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(old[j]+1, row[j-1]+1, replace)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, old, row = old, row, older
	}
	return old[len(b)]
}
