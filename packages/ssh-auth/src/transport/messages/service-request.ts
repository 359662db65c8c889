import { text } from '../../wire/index.js';
import { type Message, message } from '../message.js';

/** `SSH_MSG_SERVICE_REQUEST`: the client asks for a service on top of the transport. */
export interface ServiceRequest {
  service_name: string;
}

export const ServiceRequest: Message<ServiceRequest> = message<ServiceRequest>(
  'SSH_MSG_SERVICE_REQUEST',
  'RFC 4253 §10',
  { service_name: text() },
);
