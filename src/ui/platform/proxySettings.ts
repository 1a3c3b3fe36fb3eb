import * as vscode from 'vscode';
import type { ProxySettings } from '../../site/proxy.ts';

/** Returns VS Code's present proxy settings (`http.*`); the environment is used for missing ones. */
export function proxySettings(): ProxySettings {
  const http = vscode.workspace.getConfiguration('http');
  const proxy = http.get<string>('proxy');
  const authorization = http.get<string | null>('proxyAuthorization');
  return {
    ...(proxy && { proxy }),
    ...(authorization && { authorization }),
    noProxy: http.get<string[]>('noProxy') ?? [],
    support: http.get<ProxySettings['support']>('proxySupport') ?? 'override',
  };
}
