/**
 * The profile of the web. It stands apart because it brings the public-suffix list with it.
 *
 * @module
 */
export { webpki } from '../verify/profiles/webpki.js';
