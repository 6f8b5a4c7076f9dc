/*
 * serve.mjs - a folder as a web server shows it, for the tests that need an address with http. It listens to this machine
 * only, at a port that is free, and notes what it was asked for: a page may ask for no more than the test allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const TYPES = {
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
	'.otf': 'font/otf',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml',
	'.ttf': 'font/ttf',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json',
	'.woff2': 'font/woff2',
};

/* The file below `root` that the address names, or null. Links that lead out of the folder lead nowhere. */
function findFile(root, url) {
	try {
		const path = decodeURIComponent(url.split(/[?#]/)[0]);
		const file = realpathSync(join(root, path.endsWith('/') ? path + 'index.html' : path));
		return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
	} catch {
		return null;                                    /* no such file, or no address */
	}
}

/*
 * Resolves to { url, port, requests, close() }: url ends in a slash; requests are the paths asked for, in their order, those that
 * were not found too; close() resolves when nothing is connected any more.
 *
 * `port`: the same as before, for a server that comes back. `answer(request, response)` is asked first, and returns true if it answers itself.
 * `keep` is what browsers are told of keeping documents.
 */
export function serve(folder, { port = 0, answer, keep = 'no-store' } = {}) {
	const root = realpathSync(folder);
	const requests = [];

	const server = createServer((request, response) => {
		const file = findFile(root, request.url);
		const body = request.method === 'GET';

		requests.push(request.url);
		if (answer?.(request, response))
			return;
		if (!body && request.method !== 'HEAD') {
			response.writeHead(405, { Allow: 'GET, HEAD' }).end();
		} else if (!file) {
			response.writeHead(404, { 'Content-Type': 'text/plain' }).end(body ? 'not found\n' : '');
		} else {
			response.writeHead(200, {
				'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Length': statSync(file).size,
				'Cache-Control': keep, 'X-Content-Type-Options': 'nosniff',
			});
			body ? createReadStream(file).pipe(response) : response.end();
		}
	});

	return new Promise((done, failed) => {
		server.on('error', failed);
		server.listen(port, '127.0.0.1', () => done({
			url: `http://127.0.0.1:${server.address().port}/`,
			port: server.address().port,
			requests,
			close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
		}));
	});
}
