import { noble as provider } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import { newCa, newEndEntity, newKeys, time } from '../../test/authority.js';
import {
  type Certificate,
  certificatePolicies,
  encodeExtension,
  inhibitAnyPolicy,
  policyMappings,
} from '../certificate/index.js';
import { OID } from '../oids.js';
import { type PolicyOptions, rfc5280, verifyChain } from './index.js';

const A = '1.2.3.1';
const B = '1.2.3.2';
const C = '1.2.3.3';
const ANY = OID.anyPolicy;
const keys = newKeys();
const root = newCa('Root', undefined, { keys });

function policies(...identifiers: readonly string[]): Uint8Array {
  const value = identifiers.map((policyIdentifier) => ({ policyIdentifier, policyQualifiers: undefined }));
  return encodeExtension(certificatePolicies, value, false);
}

function mapping(issuerDomainPolicy: string, subjectDomainPolicy: string): Uint8Array {
  return encodeExtension(policyMappings, [{ issuerDomainPolicy, subjectDomainPolicy }], true);
}

/** The outcome for a path whose certificates have these extensions, root's side first. */
function outcome(extensions: readonly (readonly Uint8Array[])[], options: PolicyOptions): readonly string[] | string {
  const intermediates: Certificate[] = [];
  let issuer = root;
  extensions.slice(0, -1).forEach((each, index) => {
    issuer = newCa(`CA ${index}`, issuer, { keys: newKeys(), extensions: each });
    intermediates.push(issuer.certificate);
  });
  const leaf = newEndEntity(issuer, { keys, extensions: extensions.at(-1) ?? [] }).certificate;
  const verdict = verifyChain(leaf, {
    anchors: [root.certificate],
    intermediates,
    names: [],
    time,
    purpose: 'server',
    profile: rfc5280,
    provider,
    policies: options,
  });
  return verdict.ok ? verdict.policies : verdict.failures[0].code;
}

describe('certificate policies', () => {
  it('carry on through anyPolicy and stop where they are missing', () => {
    expect(outcome([[policies(A)], [policies(A, B)]], {})).toEqual([A]);
    expect(outcome([[policies(ANY)], [policies(A, B)]], {})).toEqual([A, B]);
    expect(outcome([[policies(ANY)], [policies(ANY)]], {})).toEqual([ANY]);
    expect(outcome([[policies(A)], []], {})).toEqual([]);
    expect(outcome([[policies(A)], []], { requireExplicitPolicy: true })).toBe('x509/no-valid-policy');
    expect(outcome([[policies(ANY)], [policies(ANY)]], { acceptable: [B] })).toEqual([B]);
  });

  it("are the issuer's own, however they were mapped", () => {
    const mapped = [[policies(A), mapping(A, B)], [policies(B)]];
    expect(outcome(mapped, { acceptable: [A], requireExplicitPolicy: true })).toEqual([A]);
    expect(outcome(mapped, { acceptable: [B], requireExplicitPolicy: true })).toBe('x509/no-valid-policy');
    expect(outcome(mapped, { inhibitPolicyMapping: true, requireExplicitPolicy: true })).toBe('x509/no-valid-policy');
  });

  it('map from anyPolicy, and keep the mapped policy below another anyPolicy', () => {
    const path = [[policies(ANY, B), mapping(A, C)], [policies(ANY)], [policies(C)]];
    expect(outcome(path, { acceptable: [A], requireExplicitPolicy: true })).toEqual([A]);
  });

  it('do not map from an anyPolicy that is inhibited', () => {
    const path = [[policies(ANY, A), mapping(C, A)], [policies(A)]];
    const options = { acceptable: [C], requireExplicitPolicy: true };
    expect(outcome(path, options)).toEqual([C]);
    expect(outcome(path, { ...options, inhibitAnyPolicy: true })).toBe('x509/no-valid-policy');
  });

  it('take anyPolicy from as many certificates as inhibitAnyPolicy allows', () => {
    const inhibit = (skip: number): Uint8Array => encodeExtension(inhibitAnyPolicy, skip, true);
    const path = (skip: number) => [[policies(ANY), inhibit(skip)], [policies(ANY)], [policies(A)]];
    expect(outcome(path(1), { requireExplicitPolicy: true })).toEqual([A]);
    expect(outcome(path(0), { requireExplicitPolicy: true })).toBe('x509/no-valid-policy');
  });

  it('may not map anyPolicy', () => {
    expect(outcome([[policies(ANY), mapping(ANY, A)], [policies(A)]], {})).toBe('x509/any-policy-mapped');
    expect(outcome([[policies(ANY), mapping(A, ANY)], [policies(A)]], {})).toBe('x509/any-policy-mapped');
  });

  it('cost no more than their budget', () => {
    const many = Array.from({ length: 40 }, (_, index) => `1.2.3.${index}`);
    const level = [policies(...many)];
    const path = [...Array.from({ length: 10 }, () => level), [policies(...many)]];
    expect(outcome(path, {})).toHaveLength(40);
    const more = Array.from({ length: 200 }, (_, index) => `1.2.3.${index}`);
    const wide = [...Array.from({ length: 10 }, () => [policies(...more)]), [policies(...more)]];
    expect(outcome(wide, {})).toBe('x509/budget-exceeded');
  });
});
