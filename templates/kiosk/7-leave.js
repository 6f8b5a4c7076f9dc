/*
 * Leaving: the screen is empty before anything else happens, then another page takes this one's place. By the button; by Shift, pressed
 * alone three times within five seconds; by two fingers that rest on the screen.
 */
function leaveFor(address) {
	const root = document.documentElement, decoy = document.getElementById('decoy');

	root.classList.add('left');                             /* kiosk.css: nothing of the page is shown */
	if (!('single' in root.dataset)) {
		location.replace(address);
	} else if (decoy && address) {                          /* all there is in one file: the text is thrown away */
		document.body.replaceChildren(decoy.content.cloneNode(true));
		root.classList.remove('left');
		location.replace('#');
		document.addEventListener('pointerdown', () => leaveFor(''));
	} else {
		location.replace(location.href.split('#')[0]);  /* begin anew */
	}
}

{
	const TIMES = 3, WITHIN = 5000;                         /* Shift; [ms] */
	const HOLD = 600, STILL = 24;                           /* two fingers: [ms], and how far each may move [px] */
	const presses = [], fingers = new Map();
	let alone = false, held = 0;

	const exit = () => {
		const place = document.querySelector('[data-exit]');

		if (place)
			leaveFor(place.dataset.exit);
	};

	const on = (name, act) => document.addEventListener(name, act, true);

	on('keydown', (event) => {
		alone = event.key === 'Shift' && !event.ctrlKey && !event.altKey;        /* with them it is another layout of the keyboard */
	});
	on('keyup', (event) => {
		if (event.key !== 'Shift' || !alone)
			return;                                 /* a capital letter was typed */
		alone = false;
		presses.push(event.timeStamp);
		if (event.timeStamp - presses.at(-TIMES) <= WITHIN)
			exit();
	});

	on('pointerdown', (event) => {
		if (event.pointerType === 'touch')
			fingers.set(event.pointerId, event);
		clearTimeout(held);
		if (fingers.size === 2)
			held = setTimeout(exit, HOLD);
	});
	on('pointermove', (event) => {
		const began = fingers.get(event.pointerId);

		if (began && Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY) > STILL)
			clearTimeout(held);                     /* zooming or moving the page */
	});
	for (const name of ['pointerup', 'pointercancel'])
		on(name, (event) => {
			fingers.delete(event.pointerId);
			clearTimeout(held);
		});

	on('click', (event) => {
		if (event.target.closest('a.exit')) {
			event.preventDefault();
			exit();
		}
	});

	/* A page kept by the browser and brought back is closed at once. */
	addEventListener('pageshow', (event) => {
		if (event.persisted && document.getElementById('home'))
			leaveFor('index.html');
	});
}
