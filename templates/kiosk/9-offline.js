/*
 * Over HTTP the kiosk can be kept by the browser: the worker has all pages of all languages, whatever was read. From a folder or a stick there
 * is nothing to keep.
 */
if ('offline' in root.dataset && /^https?:$/.test(location.protocol)) {
	const manifest = document.createElement('link');

	Object.assign(manifest, { rel: 'manifest', href: 'manifest.webmanifest' });
	document.head.append(manifest);
	/* Where workers are not allowed, the kiosk works as long as the network does. */
	navigator.serviceWorker?.register('worker.js').catch(() => {});
}
