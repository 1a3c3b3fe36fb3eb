/** Who says a line: the representative or the customer. A colleague hears what is whispered, and nobody else. */
export type Speaker = 'rep' | 'customer' | 'private' | 'bot';

/** A line of a conversation; `{customer}`, `{rep}`, `{host}` and `{key}` stand for what the session has. */
export type Line = readonly [speaker: Speaker, text: string];

/** The languages that customers write in. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'ar' | 'he' | 'ja' | 'ko' | 'el' | 'uk' | 'hi' | 'da';

const EN: readonly (readonly Line[])[] = [
  [
    ['rep', 'Hello {customer}, this is {rep}. What can I do for you?'],
    ['customer', 'It worked yesterday. I changed nothing, I swear 🙈'],
    ['rep', 'That is what they all say 😄 May I have a look at {host}?'],
    ['customer', 'Sure, go ahead'],
    ['rep', 'Please do these:\n[ul][li]save your work[/li][li]close [b]all[/b] windows[/li][li]wait for me[/li][/ul]'],
    ['customer', 'done\nall closed\nexcept the mail, is that ok?'],
    ['rep', 'That is fine. The steps are also here: [url]https://wiki.example.com/kb/4711?lang=en&v=2[/url]'],
    ['customer', '👍🏽'],
    ['rep', 'I am going to restart the service now. Your screen may [i]flicker[/i].'],
    ['customer', 'It is back! Thank you so much'],
    ['rep', 'You are welcome. Your reference is [b]{key}[/b].'],
  ],
  [
    ['rep', 'Hi, {rep} here. I see you are on {host}?'],
    ['customer', 'yes. error says: "Access <denied> & code=0x80070005"'],
    ['private', 'Do you remember how we solved 0x80070005 last week?'],
    ['rep', 'Thank you. Could you send me a screenshot?'],
    ['customer', 'just did. see https://intranet.example.com/tickets?id=17&x=<1> too'],
    ['rep', '[color=red]Please do not click “Repair”.[/color] It makes things worse.'],
    ['customer', 'ok…  (too late?)'],
    ['rep', 'We will find out 🙂'],
    ['rep', 'Fixed. The permission on C:\\Users\\Public was missing.'],
    ['customer', 'wow. thanks!!'],
  ],
  [
    ['bot', 'All our representatives are busy. You are number 2 in the queue.'],
    ['rep', 'Good day. Sorry for the wait!'],
    ['customer', 'finally.'],
    ['rep', 'How can I help?'],
    ['customer', 'the invoice form wants a "valid number" and will not take 1.234,50 nor 1,234.50'],
    ['rep', 'Try 1234.50 please, without anything between the digits.'],
    ['customer', 'it took it. who invents such things'],
    ['rep', 'I have passed it on to the developers: [url]https://bugs.example.com/show_bug.cgi?id=90210[/url]'],
  ],
];

const DE: readonly (readonly Line[])[] = [
  [
    ['rep', 'Guten Tag {customer}, mein Name ist {rep}. Was kann ich für Sie tun?'],
    ['customer', 'Grüß Gott! Der Drucker druckt nur noch Fragezeichen: ???????'],
    ['rep', 'Darf ich mir {host} einmal ansehen?'],
    ['customer', 'Ja, bitte. Größe und Straße stehen als „Gr??e“ da.'],
    ['rep', 'Das ist der Treiber. Ich lade Ihnen den [b]neuen[/b] hoch.'],
    ['customer', 'Prima, danke 🖨️'],
    ['rep', 'Bitte einmal testen: [i]Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.[/i]'],
    ['customer', 'Alle Umlaute da! Sie sind ein Schatz.'],
    ['rep', 'Gern geschehen. Ihre Vorgangsnummer: {key}'],
  ],
];

const FR: readonly (readonly Line[])[] = [
  [
    ['rep', 'Bonjour {customer}, ici {rep}. Comment puis-je vous aider ?'],
    ['customer', 'Bonjour ! Mon mot de passe « été2021 » n’est plus accepté…'],
    ['rep', 'Ne l’écrivez surtout pas ici 😅 Je le réinitialise.'],
    ['customer', 'Oups. Merci !'],
    ['rep', 'Voilà. La marche à suivre : [url]https://aide.example.com/mot-de-passe?étape=2[/url]'],
    ['customer', 'Ça marche. À bientôt, et bon week-end !'],
  ],
];

const OTHERS: Readonly<Record<Exclude<Language, 'en' | 'de' | 'fr'>, readonly (readonly Line[])[]>> = {
  es: [
    [
      ['rep', 'Hello, this is {rep}. ¿En qué puedo ayudarle?'],
      ['customer', '¡Buenos días! ¿Por qué la VPN me pide el token dos veces?'],
      ['rep', 'Un momento, lo compruebo en {host}.'],
      ['customer', 'Sí, claro. Mañana es puente, así que hoy por favor 🙏'],
      ['rep', 'Listo: el reloj iba 7 minutos atrasado.'],
      ['customer', '¡Qué rápido! Muchísimas gracias.'],
    ],
  ],
  ar: [
    [
      ['rep', 'Hello {customer}, this is {rep}.'],
      ['customer', 'السلام عليكم، الشبكة بطيئة جدًا منذ الصباح'],
      ['rep', 'وعليكم السلام. هل يمكنني الاطلاع على الجهاز {host}؟'],
      ['customer', 'نعم تفضل. الرابط هو https://portal.example.com/الدعم?id=42 ولا يفتح'],
      ['rep', 'تم تغيير إعدادات DNS إلى 10.0.0.53. جرّب الآن من فضلك.'],
      ['customer', 'يعمل الآن، شكرًا جزيلًا 🌹'],
    ],
  ],
  he: [
    [
      ['rep', 'שלום {customer}, כאן {rep}. במה אפשר לעזור?'],
      ['customer', 'ה-VPN מתנתק כל חמש דקות (שגיאה 691)'],
      ['rep', 'אני בודק את {host} עכשיו. [b]נא לא לכבות[/b].'],
      ['customer', 'בסדר, תודה 😊'],
      ['rep', 'הסיסמה פגה אתמול. עדכנתי אותה.'],
      ['customer', 'עובד! תודה רבה'],
    ],
  ],
  ja: [
    [
      ['rep', '{customer}様、担当の{rep}です。どうなさいましたか。'],
      ['customer', 'マウスカーソルが動きません。再起動しても同じです。'],
      ['rep', '{host} を確認いたします。少々お待ちください。'],
      ['customer', 'よろしくお願いします🙇'],
      ['rep', 'ドライバーを更新しました。[u]一度抜き差し[/u]してみてください。'],
      ['customer', '直りました！ありがとうございます。'],
    ],
  ],
  ko: [
    [
      ['rep', '안녕하세요 {customer}님, {rep}입니다.'],
      ['customer', '비밀번호를 잊어버렸어요 ㅠㅠ'],
      ['rep', '괜찮습니다. 새 비밀번호를 설정해 드리겠습니다.'],
      ['customer', '감사합니다! 👍'],
    ],
  ],
  el: [
    [
      ['rep', 'Hello {customer}, this is {rep}. How can I help?'],
      ['customer', 'Καλημέρα! Το πρόγραμμα τιμολογίων δεν ανοίγει.'],
      ['rep', 'Θα το δω αμέσως στο {host}.'],
      ['customer', 'Ευχαριστώ πολύ!'],
    ],
  ],
  uk: [
    [
      ['rep', 'Добрий день, {customer}! Це {rep}.'],
      ['customer', 'Вітаю. Пропав мережевий диск «Ї:»'],
      ['rep', 'Зараз підключу його знову. Хвилинку…'],
      ['customer', 'Є! Дякую 💙💛'],
    ],
  ],
  hi: [
    [
      ['rep', 'नमस्ते {customer}, मैं {rep} बोल रही हूँ।'],
      ['customer', 'मेरा ईमेल सुबह से नहीं खुल रहा है।'],
      ['rep', 'मैं {host} देख रही हूँ। कृपया प्रतीक्षा करें।'],
      ['customer', 'ठीक हो गया, धन्यवाद 🙏'],
    ],
  ],
  da: [
    [
      ['rep', 'Hej {customer}, det er {rep}. Hvad kan jeg hjælpe med?'],
      ['customer', 'Skærmen på broen er sort. Vi sejler om 40 minutter ⛴️'],
      ['rep', 'Så skynder vi os. Jeg kigger på {host} nu.'],
      ['customer', 'Den lyser igen! Tusind tak, og god vind.'],
    ],
  ],
};

/** Conversations by language. */
export const CONVERSATIONS: Readonly<Record<Language, readonly (readonly Line[])[]>> = {
  en: EN,
  de: DE,
  fr: FR,
  ...OTHERS,
};

/** What is said between the beginning and the end, in long sessions and in every language. */
export const FURTHER_LINES: readonly Line[] = [
  ['rep', 'Still with me?'],
  ['customer', 'yes'],
  ['rep', 'This takes a moment … 42 % …'],
  ['customer', 'no hurry ☕'],
  ['rep', 'Now it asks for a restart. Is that all right with you?'],
  ['customer', 'ok'],
  ['customer', 'what does “rundll32.exe” mean?'],
  ['rep', 'Nothing to worry about.'],
  ['rep', '[i]checking the logs[/i]'],
  ['customer', 'My colleague says hi 👋 — she has the same problem on WS-MÜNCHEN-7'],
  ['rep', 'See [url]https://status.example.com/incidents/2021-11?tab=all&lang=en[/url]'],
  ['customer', '<script>alert("what is this on my screen?")</script>'],
];

/** What binary pasted in a chat looks like; XML has no such characters. */
export const PASTED_BYTES = 'pasted from the terminal:\u001b[31mFAIL\u001b[0m\u0007 (exit 1)';

const SCRIPTS: readonly (readonly [RegExp, Language])[] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'ja'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Cyrillic}/u, 'uk'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/^(?:Fran|Mén)/u, 'fr'],
  [/^(?:Sven|Göran)/u, 'de'],
  [/^María/u, 'es'],
  [/^Åse/u, 'da'],
];

/** The language that somebody of this name writes in. */
export function languageOf(name: string): Language {
  return SCRIPTS.find(([script]) => script.test(name))?.[1] ?? 'en';
}
