/*
 * The kiosk without a network, for browsers that got it over HTTP. lykt writes PAGES, all pages of the kiosk, in front of this.
 *
 * Pages come from the network while there is one, so that a changed number is never hidden by an old copy; what they name (fonts, texts) is named
 * by its content and never changes. All pages are kept, together and from the start: a number is the same in all of them, and what is kept tells
 * nothing of what was read.
 */
const CACHE = 'lykt';
const PATIENCE = 3000;                                          /* [ms] for a network that does not answer */
const PART = /\b(?:fonts|texts)\/[\w-]+\.\w+/g;
const FILES = [...PAGES, 'manifest.webmanifest', 'icon.svg'];

const partsOf = (html) => new Set(html.match(PART));

/* One after another, in the worker that comes next too: sweeping must not meet parts of pages that are not there yet. */
const inTurn = (work) => navigator.locks.request(CACHE, work);

async function fetchFresh(name) {
	const response = await fetch(name, { cache: 'no-cache' });

	if (!response.ok)
		throw new Error(`${name}: ${response.status}`);
	/* A page that was asked for must not say that it comes from elsewhere, as those of servers do that take ".html" away. */
	return response.redirected ? new Response(response.body, response) : response;
}

/* All pages, or none. One is read to its end before the next is asked for: a browser has few connections. */
async function keepAll() {
	const cache = await caches.open(CACHE);
	const pages = new Map();

	for (const name of FILES) {
		pages.set(name, await fetchFresh(name));
		for (const part of partsOf(await pages.get(name).clone().text()))
			if (!await cache.match(part))
				await cache.add(part);
	}
	for (const [name, page] of pages)
		await cache.put(name, page);
}

/* If a page has changed, others may have. */
async function keepChanged(name, response) {
	const cache = await caches.open(CACHE);
	const kept = await cache.match(name);

	if (await response.text() !== await kept?.text()) {
		await keepAll();
		await sweep();
	}
}

/* Forget what no page names any more. */
async function sweep() {
	const cache = await caches.open(CACHE);
	const used = new Set(FILES);

	for (const name of PAGES)
		for (const part of partsOf(await (await cache.match(name)).text()))
			used.add(part);
	for (const request of await cache.keys())
		if (!used.has(request.url.slice(registration.scope.length)))
			await cache.delete(request);
}

/* A page: from the network, and kept; from what was kept if the network is slow or gone. */
async function page(name, event) {
	const fresh = fetchFresh(name);
	const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));

	event.waitUntil(fresh.then((response) => {
		const copy = response.clone();

		return inTurn(() => keepChanged(name, copy));
	}).catch(() => {}));
	return await Promise.race([fresh.catch(() => {}), late]) || await (await caches.open(CACHE)).match(name) || fresh;
}

async function part(name, request) {
	const cache = await caches.open(CACHE);

	return await cache.match(name) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(inTurn(keepAll).then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(inTurn(sweep).then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	const name = (url.origin + url.pathname).slice(registration.scope.length) || 'index.html';

	if (event.request.method !== 'GET' || !url.href.startsWith(registration.scope))
		return;
	event.respondWith(FILES.includes(name) ? page(name, event) : part(name, event.request));
});
