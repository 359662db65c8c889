import { text } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_SERVICE_ACCEPT`: the server starts the service that was asked for. */
export interface ServiceAccept {
  service_name: string;
}

export const ServiceAccept: Message<ServiceAccept> = message<ServiceAccept>('SSH_MSG_SERVICE_ACCEPT', 'RFC 4253 §10', {
  service_name: text(),
});
