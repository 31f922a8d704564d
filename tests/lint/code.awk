# C without its comments: "FILE:LINE:code" with the texts emptied, and, where
# there are any, "FILE:LINE\"texts". For checks that must not trip over words.
FNR == 1 { inside = 0 }
{
	code = ""
	texts = ""
	n = length($0)
	for (i = 1; i <= n; i++) {
		c = substr($0, i, 1)
		two = substr($0, i, 2)
		if (inside) {
			if (two == "*/") {
				inside = 0
				i++
			}
		} else if (two == "/*") {
			inside = 1
			code = code " "
			i++
		} else if (c == "\"" || c == "'") {
			for (j = i + 1; j <= n && substr($0, j, 1) != c; j++)
				if (substr($0, j, 1) == "\\")
					j++
			if (c == "\"")
				texts = texts " " substr($0, i + 1, j - i - 1)
			code = code c c
			i = j
		} else {
			code = code c
		}
	}
	if (code ~ /[^ \t]/)
		printf "%s:%d:%s\n", FILENAME, FNR, code
	if (texts != "")
		printf "%s:%d\"%s\n", FILENAME, FNR, texts
}
