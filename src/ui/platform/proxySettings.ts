import * as vscode from 'vscode';
import type { ProxySettings } from '../../site/proxy.ts';

/** VS Code's proxy settings (`http.*`) as they are now; the environment is consulted where they say nothing. */
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
