import type { Catalogue } from '@cutaway/primitives/explain';
import type { ScenarioErrorCode } from '../errors.js';

export const errorPhrases: Catalogue<`error.${ScenarioErrorCode}`> = {
  'error.mitm/refused': {
    en: 'A party refused to go on: {check} failed.',
    zh: '有一方拒绝继续：检查项 {check} 未通过。',
  },
  'error.mitm/unknown-rung': {
    en: 'There is no rung "{name}". The nearest is "{suggestion}". All: {known}.',
    zh: '没有名为“{name}”的设计，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/unknown-attacker': {
    en: 'There is no attacker "{name}". The nearest is "{suggestion}". All: {known}.',
    zh: '没有名为“{name}”的攻击者，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/unknown-setting': {
    en: 'There is no "{name}" to choose. The nearest is "{suggestion}". All: {known}.',
    zh: '没有“{name}”这个选项，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/unknown-fault': {
    en: 'A run cannot be made to go wrong by "{text}". Write server:change:Certificate@120=ff, client:drop:Finished, server:wrong:signature or server:wire@1234=ff.',
    zh: '看不懂“{text}”这种出错方式。可以写 server:change:Certificate@120=ff、client:drop:Finished、server:wrong:signature 或 server:wire@1234=ff。',
  },
  'error.mitm/no-design': {
    en: 'This is no design yet: {reason} is missing.',
    zh: '这还不是一个完整的设计：缺少 {reason}。',
  },
  'error.mitm/unknown-case': {
    en: 'There is no case "{name}". The nearest is "{suggestion}".',
    zh: '没有名为“{name}”的用例，最接近的是“{suggestion}”。',
  },
  'error.mitm/unknown-client': {
    en: 'There is no prepared client "{name}". The nearest is "{suggestion}". All: {known}.',
    zh: '没有名为“{name}”的预置客户端，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/unknown-placeholder': {
    en: 'The placeholder {{name}} stands for nothing here. Known: {known}.',
    zh: '占位符 {{name}} 在这里没有含义。可用的有：{known}。',
  },
  'error.mitm/client-not-prepared': {
    en: 'The client could not be compiled with {program}: {reason}',
    zh: '无法用 {program} 编译客户端：{reason}',
  },
  'error.mitm/unreadable-report': {
    en: 'The file {file} is no report of the gauntlet: {reason}.',
    zh: '文件 {file} 不是 gauntlet 的报告：{reason}。',
  },
  'error.mitm/client-gone': {
    en: 'The client went away before anything could be done for it.',
    zh: '客户端在任何处理开始之前就已离开。',
  },
  'error.mitm/client-silent': {
    en: 'Neither the client nor the server said anything for {milliseconds} ms.',
    zh: '{milliseconds} 毫秒内客户端和服务器都没有发送任何内容。',
  },
  'error.mitm/server-unreachable': {
    en: 'The genuine server {host}:{port} cannot be reached: {reason}.',
    zh: '无法连接真正的服务器 {host}:{port}：{reason}。',
  },
  'error.mitm/leads-to-itself': {
    en: '{host}:{port} leads back to this interception. Give the genuine address, or another way to find it.',
    zh: '{host}:{port} 又指回了本拦截程序。请给出真正的地址，或换一种方式解析它。',
  },
  'error.mitm/no-server-name': {
    en: 'The client does not say which name it wants to reach, so the connection leads nowhere.',
    zh: '客户端没有说明要访问哪个名称，无从得知连接该转发到哪里。',
  },
  'error.mitm/not-connect': {
    en: 'The client did not ask for a tunnel (CONNECT host:port) but sent: {request}',
    zh: '客户端没有请求建立隧道（CONNECT host:port），而是发送了：{request}',
  },
  'error.mitm/unknown-certificate': {
    en: 'There is no certificate "{name}" to present. The nearest is "{suggestion}". All: {known}.',
    zh: '没有可出示的证书“{name}”，最接近的是“{suggestion}”。全部：{known}。',
  },
  'error.mitm/endless': {
    en: 'The scenario {rung} did not come to rest after {moves} moves.',
    zh: '场景 {rung} 在 {moves} 步之后仍未结束。',
  },
};
