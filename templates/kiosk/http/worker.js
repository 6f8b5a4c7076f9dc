/*
 * The kiosk without a network, for browsers that got it over HTTP. lykt writes PAGES, all pages of the kiosk, in front of this.
 *
 * Pages come from the network while there is one, so that a changed number is never hidden by an old copy; what they name (fonts, texts) is named
 * by its content and never changes. All pages are kept from the start, so what is kept tells nothing of what was read.
 */
const CACHE = 'lykt';
const PATIENCE = 3000;                                          /* [ms] for a network that does not answer */
const PART = /\b(?:fonts|texts)\/[\w-]+\.\w+/g;
const FILES = [...PAGES, 'manifest.webmanifest', 'icon.svg'];

const partsOf = (html) => new Set(html.match(PART));

async function keepPage(cache, name, response) {
	for (const part of partsOf(await response.clone().text()))
		if (!await cache.match(part))
			await cache.add(part);
	await cache.put(name, response);
}

async function fetchFresh(name) {
	const response = await fetch(name, { cache: 'no-cache' });

	if (!response.ok)
		throw new Error(`${name}: ${response.status}`);
	return response;
}

async function keepAll() {
	const cache = await caches.open(CACHE);

	for (const name of FILES)
		await keepPage(cache, name, await fetchFresh(name));
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
	const cache = await caches.open(CACHE);
	const fresh = fetchFresh(name);
	const kept = fresh.then((response) => keepPage(cache, name, response.clone())).then(sweep).catch(() => {});
	const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));

	event.waitUntil(kept);
	return await Promise.race([fresh.catch(() => undefined), late]).then((r) => r && r.clone()) || await cache.match(name) || fresh;
}

async function part(name, request) {
	const cache = await caches.open(CACHE);

	return await cache.match(name) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(sweep().then(() => self.clients.claim())));
self.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	const name = (url.origin + url.pathname).slice(registration.scope.length) || 'index.html';

	if (event.request.method !== 'GET' || !url.href.startsWith(registration.scope))
		return;
	event.respondWith(FILES.includes(name) ? page(name, event) : part(name, event.request));
});
