import './replay.css';
import { setPlace, setSiteTime } from '../kit/format.ts';
import { tell } from '../kit/host.ts';
import type { ToReplay } from './messages.ts';
import { RwReplay } from './replayPage.ts';

setPlace(document.documentElement.lang, document.documentElement.dataset['timeZone']);
const page = new RwReplay();
(document.getElementById('page') ?? document.body).append(page);

window.addEventListener('message', ({ data }: MessageEvent<ToReplay>) => {
  if (data.type === 'start') {
    const { type: _type, siteTime, ...content } = data;
    setSiteTime(siteTime);
    page.content = { ...content, rows: [] };
  } else if (page.content) {
    page.content =
      data.type === 'moment'
        ? { ...page.content, moment: data.moment }
        : { ...page.content, rows: [...page.content.rows, ...data.rows] };
  }
});
tell({ type: 'ready' });
