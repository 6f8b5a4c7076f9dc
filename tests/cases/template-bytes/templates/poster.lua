return {
	title = "på arket"
}
