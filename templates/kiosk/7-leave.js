/*
 * Leaving: the screen is empty before anything else happens, then another page takes this one's place. By the button; by Shift, pressed
 * alone three times within five seconds; by two fingers that rest on the screen.
 */
function leaveFor(address) {
	const decoy = byId('decoy');

	/* kiosk.css: nothing of the page is shown */
	root.classList.add('left');
	if (!('single' in root.dataset)) {
		location.replace(address);
	/* all there is in one file: the text is thrown away */
	} else if (decoy && address) {
		document.body.replaceChildren(decoy.content.cloneNode(true));
		root.classList.remove('left');
		location.replace('#');
		on('pointerdown', () => leaveFor(''));
	} else {
		/* begin anew */
		location.replace(location.href.split('#')[0]);
	}
}

{
	/* Shift; [ms] */
	const TIMES = 3, WITHIN = 5000;
	/* two fingers: [ms], and how far each may move [px] */
	const HOLD = 600, STILL = 24;
	const presses = [], fingers = new Map();
	let alone = false, held = 0;

	const exit = () => {
		const place = document.querySelector('[data-exit]');

		if (place)
			leaveFor(place.dataset.exit);
	};

	const onFirst = (name, act) => on(name, act, true);

	onFirst('keydown', (event) => {
		/* with them it is another layout of the keyboard */
		alone = event.key === 'Shift' && !event.ctrlKey && !event.altKey;
	});
	onFirst('keyup', (event) => {
		if (event.key !== 'Shift' || !alone)
			/* a capital letter was typed */
			return;
		alone = false;
		presses.push(event.timeStamp);
		if (event.timeStamp - presses.at(-TIMES) <= WITHIN)
			exit();
	});

	onFirst('pointerdown', (event) => {
		if (event.pointerType === 'touch')
			fingers.set(event.pointerId, event);
		clearTimeout(held);
		if (fingers.size === 2)
			held = setTimeout(exit, HOLD);
	});
	onFirst('pointermove', (event) => {
		const began = fingers.get(event.pointerId);

		if (began && Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) > STILL)
			/* zooming or moving the page */
			clearTimeout(held);
	});
	for (const name of ['pointerup', 'pointercancel'])
		onFirst(name, (event) => {
			fingers.delete(event.pointerId);
			clearTimeout(held);
		});

	onFirst('click', (event) => {
		if (event.target.closest('a.exit')) {
			event.preventDefault();
			exit();
		}
	});

	/* A page kept by the browser and brought back is closed at once. */
	addEventListener('pageshow', (event) => {
		if (event.persisted && byId('home'))
			leaveFor('index.html');
	});
}
