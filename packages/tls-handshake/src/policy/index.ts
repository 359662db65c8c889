export { compatible, definePolicy, modern, supported } from './policies.js';
export { Policy, type PolicyParameters } from './policy.js';
