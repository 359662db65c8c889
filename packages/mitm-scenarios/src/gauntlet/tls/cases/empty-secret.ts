import { concat, fromHex } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { definePolicy, type Policy, supported } from '@cutaway/tls-handshake';
import { KeySchedule12 } from '@cutaway/tls-handshake/key-schedule';
import type { Faults, OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { protection12, RECORD_HEADER_LENGTH, SequenceNumber } from '@cutaway/tls-handshake/record';
import {
  CipherSuite,
  type CipherSuiteParameters,
  ContentType,
  cipherSuite,
  HandshakeType,
} from '@cutaway/tls-handshake/registry';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Witness } from '../../witness.js';
import { credential } from '../pki.js';
import { chain, honest, tlsScene } from '../scenes.js';
import { isAnswerable, type TlsServerSetup } from '../server.js';
import { inTheClear } from './injected.js';
import { tlsCase } from './tls-case.js';
import { offers12 } from './version.js';

const { change_cipher_spec, handshake } = ContentType.of;
const SUITE = 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256';
const suite = cipherSuite(CipherSuite.of[SUITE]) as CipherSuiteParameters;
const TLS_1_2 = 0x0303;
/** Where the random bytes of a hello stand: behind header and version. */
const RANDOM_AT = 6;

const policy: Policy = definePolicy({ ...supported, name: SUITE, versions: ['TLS 1.2'], cipherSuites: [SUITE] });

/** The messages of a handshake so far, as both sides have them. */
class Overheard {
  clientHello: Uint8Array = new Uint8Array(0);
  sent: Uint8Array[] = [];

  watch(event: TraceEvent): void {
    if (event.kind === 'message' && event.name === 'ClientHello') this.clientHello = fromHex(event.bytes);
  }

  /** Made of no secret at all, as everybody can make it who has heard the hellos. */
  schedule({ crypto }: Material): KeySchedule12 {
    return new KeySchedule12({ crypto, suite, version: TLS_1_2 });
  }

  randoms(): { readonly client: Uint8Array; readonly server: Uint8Array } {
    const random = (hello: Uint8Array): Uint8Array => hello.subarray(RANDOM_AT, RANDOM_AT + 32);
    return { client: random(this.clientHello), server: random(this.sent[0] ?? new Uint8Array(0)) };
  }
}

/** A server of TLS 1.2 made anew for each connection, of which it hears everything. */
function overhearing(
  material: Material,
  setup: (heard: Overheard) => Partial<TlsServerSetup>,
  receive: (bytes: Uint8Array, witness: Witness) => void = () => {},
): Scene {
  const made = chain(material);
  return {
    ...tlsScene(material, made),
    serve: (link, witness) => {
      const heard = new Overheard();
      const { watch, ...rest } = setup(heard);
      const { serve } = tlsScene(material, made, {
        options: { policy },
        // What is overheard is what is sent.
        credentials: [credential(made.own, made.authority)],
        certificates: undefined,
        watch: (event) => {
          heard.watch(event);
          watch?.(event, witness);
        },
        ...rest,
      });
      const conversation = serve(link, witness);
      return {
        ...conversation,
        receive: (bytes) => {
          receive(bytes, witness);
          conversation.receive(bytes);
        },
        ended: () => conversation.ended?.(),
      };
    },
  };
}

/** ChangeCipherSpec behind ServerHello; what follows is under keys of no secret (CVE-2014-0224). */
function earlyKeys(material: Material): Scene {
  return overhearing(material, (heard) => {
    let changed = false;
    const sequence = new SequenceNumber();
    let protection: ReturnType<typeof protection12> | undefined;
    const faults: Faults = {
      message: (message) => {
        if (message.name === 'ServerHello') heard.sent.push(message.bytes);
        if (changed || message.name !== 'Certificate') return [message];
        changed = true;
        return [inTheClear(change_cipher_spec, 'ChangeCipherSpec', Uint8Array.of(1)), message];
      },
      record: (record) => {
        const isHello = record[RECORD_HEADER_LENGTH] === HandshakeType.of.server_hello;
        if (isHello || record[0] !== handshake) return [record];
        const schedule = heard.schedule(material);
        protection ??= protection12(
          material.crypto,
          suite,
          schedule.deriveKeys(heard.randoms()).server,
          'server_write_key',
          {
            direction: 'write',
          },
        );
        const sealed = protection.protect(handshake, TLS_1_2, sequence, record.subarray(RECORD_HEADER_LENGTH));
        sequence.increment();
        const fragment = concat(sealed.fragment, sealed.tag ?? new Uint8Array(0));
        return [inTheClear(handshake, 'handshake', fragment).bytes];
      },
    };
    return {
      faults: () => faults,
      watch: (event, witness) => {
        const received = event.kind === 'message' && event.direction === 'received';
        if (received && event.name === 'ClientKeyExchange') witness.observe('keys-of-no-secret-used');
      },
    };
  });
}

/** Finished right behind the certificate, in the clear, over no secret: all that protects is skipped (CVE-2014-6593). */
function earlyFinished(material: Material): Scene {
  return overhearing(
    material,
    (heard) => {
      const finished = (): OutgoingMessage => {
        const transcript = concat(heard.clientHello, ...heard.sent);
        const verifyData = heard
          .schedule(material)
          .verifyData('server', material.crypto.hash('SHA-256').update(transcript).digest());
        const bytes = concat(Uint8Array.of(HandshakeType.of.finished, 0, 0, verifyData.length), verifyData);
        return inTheClear(handshake, 'Finished', bytes);
      };
      return {
        faults: () => ({
          message: (message) => {
            if (message.name === 'ServerKeyExchange') return [];
            if (message.name === 'ServerHelloDone') return [finished()];
            if (message.name === 'ServerHello' || message.name === 'Certificate') heard.sent.push(message.bytes);
            return [message];
          },
        }),
      };
    },
    (bytes, witness) => {
      if (isAnswerable(bytes, witness)) witness.reach('application-data');
    },
  );
}

const common = {
  severity: 'critical',
  cwe: [841],
  offered: offers12,
  twin: (material: Material): Scene => honest(material, { options: { policy } }),
} as const;

/** Handshakes cut short so that nothing secret enters them; played to the end. */
export const emptySecretCases: readonly HostileCase[] = [
  tlsCase('handshake-1.2', {
    ...common,
    id: 'tls12-keys-of-no-secret',
    rules: ['RFC 5246 §7.1'],
    cve: ['CVE-2014-0224'],
    where: { message: 'ChangeCipherSpec' },
    fallShows: 'keys-of-no-secret-used',
    attack: earlyKeys,
  }),
  tlsCase('handshake-1.2', {
    ...common,
    id: 'tls12-finished-right-after-certificate',
    rules: ['RFC 5246 §7.3'],
    cve: ['CVE-2014-6593'],
    where: { message: 'Finished' },
    silence: true,
    attack: earlyFinished,
  }),
];
