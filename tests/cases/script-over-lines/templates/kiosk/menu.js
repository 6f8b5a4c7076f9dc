const words = `one
	two`;
