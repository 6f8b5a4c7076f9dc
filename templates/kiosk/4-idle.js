/*
 * When nobody touches the screen, ask once, then go back to the page that chooses a language: a new document, where nothing of
 * this visit is left. Wall-clock time, so a computer that wakes from sleep leaves at once.
 */
(function () {
	'use strict';

	const ASK = 90, GRACE = 20;                             /* [s] */
	let last = Date.now();                                  /* of the last touch [ms] */
	let ticking = 0;

	function leave() {
		clearInterval(ticking);
		document.documentElement.classList.add('left');
		location.replace('index.html');
	}

	function stillHere(event) {
		const dialog = document.getElementById('idle');

		if (event.type === 'pointermove' && event.movementX === 0 && event.movementY === 0)
			return;                                 /* the page moved under a resting mouse */
		last = Date.now();
		if (dialog && dialog.open)
			dialog.close();
	}

	function tick() {
		const dialog = document.getElementById('idle');
		const idle = Math.floor((Date.now() - last) / 1000);

		if (idle >= ASK + GRACE) {
			leave();
		} else if (idle >= ASK) {
			document.getElementById('seconds').textContent = ASK + GRACE - idle;
			if (!dialog.open)
				dialog.showModal();
		}
	}

	document.addEventListener('DOMContentLoaded', function () {
		if (!document.getElementById('idle'))
			return;                                 /* the page that chooses a language: there is nowhere to go */
		for (const touch of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'])
			document.addEventListener(touch, stillHere, { passive: true, capture: true });
		document.querySelector('.exit').addEventListener('click', function () {
			document.documentElement.classList.add('left');
		});
		ticking = setInterval(tick, 1000);
	});
}());
