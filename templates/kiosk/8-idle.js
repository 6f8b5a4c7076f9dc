/*
 * When nobody touches the screen: a text asks whether somebody is there, counts down, and then gives way to the start, a new document in
 * which nothing of this visit is left; the decoy gives way at once; the start asks passers-by whether they need help.
 */
{
	/* [s] a question of the start */
	const EACH = 5;
	/* [s] a browser may take from a lifted finger to its click */
	const TAP = 0.5;

	/*
	 * Seconds, by the clock that nobody can set. It stands still while the computer sleeps: then the other one has gone ahead, and
	 * whoever wakes it up may be somebody else.
	 */
	const now = () => ({ steady: performance.now() / 1000, wall: Date.now() / 1000 });
	/* fingers on the screen, buttons of a mouse */
	const down = new Set();
	let last = now(), lifted = -TAP;

	const idleFor = () => {
		const { steady, wall } = now();

		return Math.floor(Math.max(steady - last.steady, wall - last.wall));
	};

	const touched = (event) => {
		if (event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0)
			/* the page moved under a resting mouse */
			return;
		if (event.type === 'pointerdown')
			down.add(event.pointerId);
		else if (event.type === 'pointerup' || event.type === 'pointercancel' || event.buttons === 0)
			down.delete(event.pointerId);
		last = now();
		if (event.type === 'pointerup')
			lifted = last.steady;
	};

	/* If that is stopped or takes long, it is tried again only after the same time. */
	const leave = (address) => {
		last = now();
		leaveFor(address);
	};

	/* Ask after `idle` seconds, leave after `countdown` more. */
	const watchText = (dialog) => {
		const countdown = Number(dialog.dataset.countdown);
		const left = Number(dialog.dataset.idle) + countdown - idleFor();

		if (left <= 0)
			return leave('single' in root.dataset ? '' : 'index.html');
		if (!dialog.isConnected)
			/* a single file, left for the decoy */
			return;
		byId('seconds').textContent = byId('left').value = Math.min(left, countdown);
		if (left > countdown)
			dialog.close();
		else if (!dialog.open)
			dialog.showModal();
	};

	const watchDecoy = (page) => idleFor() >= page.dataset.after && leave('index.html');

	/* One question after another; where movement is not wanted all of them stand there, still. */
	const watchStart = (attract) => {
		const asks = [...attract.querySelectorAll('.ask')];
		const turn = idleFor() - attract.dataset.after;

		attract.hidden = turn < 0;
		asks.forEach((ask, i) => ask.classList.toggle('now', i === Math.floor(Math.max(0, turn) / EACH) % asks.length));
	};

	ready(() => {
		const overdue = document.querySelector('[data-review-by]');
		const watched = document.querySelector('#idle, #attract:has(.ask), .plain[data-after]');
		const watch = watched && (() => (watched.matches('#idle') ? watchText : watched.matches('#attract') ? watchStart : watchDecoy)(watched));

		/* Numbers that should have been checked by now: all that a wrong clock can do is to show or hide this line. */
		const judge = () => overdue && (overdue.hidden = new Date() <= new Date(`${overdue.dataset.reviewBy}T23:59:59`));

		judge();
		if (!watch)
			return;
		/* A screen reader clicks without a pointer, and dictation writes without keys. */
		for (const name of ['pointerdown', 'pointerup', 'pointercancel', 'pointermove', 'keydown', 'wheel', 'touchmove', 'click', 'input'])
			on(name, touched, { passive: true, capture: true });
		/* an answer closes the question, a touch the invitation */
		watched.addEventListener('click', watch);
		on('keydown', (event) => {
			if (watched.matches('#attract:not([hidden])')) {
				/* a key takes the invitation away and presses nothing under it */
				event.preventDefault();
				watch();
			}
		}, true);
		setInterval(() => {
			judge();
			if (down.size)
				last = now();
			else if (now().steady >= lifted + TAP)  /* not between a finger and its click, which would meet what lies under a question */
				watch();
		}, 1000);
	});
}
