/** The roles of the guide's `representative_queue.role`. */
export type Role = 'member' | 'lead' | 'manager';

/** A representative as the demo company employs them, logged in or not. */
export interface RepProfile {
  /** What the guide calls `user_id` and `rep_id`; not a row id. */
  readonly userId: string;
  readonly username: string;
  /** The name customers see. */
  readonly publicName: string;
  /** The name colleagues see. */
  readonly privateName: string;
  readonly type: 'normal' | 'invited';
  /** Code names. */
  readonly skills: readonly string[];
  /** The role in each team, by the team's code name. */
  readonly teams: Readonly<Record<string, Role>>;
}

/** The username of the representative that the person at the keyboard plays. */
export const OWN_REP = 'zoe.angstrom';

type Employee = readonly [
  username: string,
  publicName: string,
  privateName: string,
  skills: string,
  teams: Readonly<Record<string, Role>>,
];

/** In the order in which they log in: the first nine are there when the demo opens. */
const EMPLOYEES: readonly Employee[] = [
  [OWN_REP, 'Zoë Ångström', 'Zoë Ångström', 'networking,macos,french', { network: 'member', hardware: 'lead' }],
  ['joerg.mueller', 'Jörg', 'Jörg Müller', 'printers,sap,german', { hardware: 'member', accounts: 'member' }],
  ['li.wei', 'Li Wei', '李伟 (Li Wei)', 'networking,linux,chinese', { network: 'lead' }],
  [
    'admin',
    'Support',
    'Admin',
    'networking,printers,sap,macos,linux,security',
    { network: 'manager', accounts: 'manager' },
  ],
  ['amelie.lefevre', 'Amélie L.', 'Amélie Lefèvre', 'sap,french', { accounts: 'lead', field_quebec: 'lead' }],
  ['m.alfarsi', 'محمد الفارسي', 'Mohammed Al-Farsi', 'security,arabic', { network: 'member', accounts: 'member' }],
  ['misaki.sato', '佐藤 美咲', '佐藤 美咲 (Misaki Satō)', 'macos,japanese', { hardware: 'member', network: 'member' }],
  ['priya.r', 'Priya', 'Priya Raghunathan', 'linux,sap,security', { accounts: 'member', network: 'member' }],
  ['joao.conceicao', 'João', 'João da Conceição', 'printers,portuguese', { hardware: 'member', accounts: 'member' }],
  ['olafur.j', 'Ólafur', 'Ólafur Þór Jónsson', 'networking', { network: 'member', field_quebec: 'member' }],
  ['shira.cohen', 'שירה כהן', 'Shira Cohen', 'security,macos,hebrew', { accounts: 'member' }],
  ['swietoslawa', 'Świętosława', 'Świętosława Wójcik', 'printers,german', { hardware: 'manager' }],
  [
    'huong.nguyen',
    'Nguyễn Thị Hương',
    'Nguyễn Thị Hương',
    'sap,french',
    { accounts: 'member', field_quebec: 'member' },
  ],
  [
    'o.brien',
    'Niamh <night shift>',
    "Niamh O'Brien & Co.",
    'networking,linux',
    { network: 'member', hardware: 'member' },
  ],
];

const INVITED: ReadonlySet<string> = new Set(['o.brien', 'joao.conceicao']);

/**
 * The first `count` employees. Beyond the named ones, namesakes with a number are made up, for measuring how views
 * hold up in a big company.
 */
export function employees(count: number = EMPLOYEES.length): RepProfile[] {
  const rounds = Array.from({ length: Math.ceil(count / EMPLOYEES.length) }, (_, round) => round);
  const everyone = rounds.flatMap((round) => EMPLOYEES.map((employee, place) => profileOf(employee, round, place)));
  return everyone.slice(0, count);
}

function profileOf(employee: Employee, round: number, place: number): RepProfile {
  const [username, publicName, privateName, skills, teams] = employee;
  const number = round === 0 ? '' : String(round + 1);
  return {
    userId: String(5 + (round * EMPLOYEES.length + place) * 3),
    username: `${username}${number}`,
    publicName: `${publicName} ${number}`.trim(),
    privateName: `${privateName} ${number}`.trim(),
    type: INVITED.has(username) ? 'invited' : 'normal',
    skills: skills.split(','),
    teams,
  };
}

/** Customers: name, company, company code. Some give no company, one no name; some look like markup, on purpose. */
export const CUSTOMERS: readonly (readonly [name: string, company: string, code: string])[] = [
  ['Bob', 'Société Générale', 'SOCGEN'],
  ['Åse Bjørnstad', 'Ærø Shipping A/S', 'AERO'],
  ['François Ménard', 'Société Générale', 'SOCGEN'],
  ['فاطمة الزهراء', 'شركة النور', 'ALNOUR'],
  ['Göran Öberg', '', ''],
  ['田中 太郎', '株式会社みなと', 'MINATO'],
  ['Anne-Marie O’Neill', "O'Neill & Daughters", 'ONEILL'],
  ['Dvořák, Jiří', 'Łódź Tekstylia', 'LODZ'],
  ['<b>Kim</b>', '<i>Bold</i> Ideas Ltd', 'BOLD'],
  ['יעל לוי', 'כרמל תוכנה', 'CARMEL'],
  ['María José Ñáñez', 'Panadería El Niño', 'NINO'],
  ['김서연', '한빛전자', 'HANBIT'],
  ['Sven 🦊', 'Fuchs & Söhne GmbH', 'FUCHS'],
  ['', '', ''],
  ['Ηλίας Παπαδόπουλος', 'Αιγαίο ΑΕ', 'AEGEAN'],
  ['Oksana Шевченко', 'Дніпро Лоджистик', 'DNIPRO'],
  ['Chidinma Okonkwo-Featherstonehaugh', 'Lagos & Leeds Holdings International (Warehousing) plc', 'LLHI'],
  ['राजेश कुमार', 'गंगा टेक्सटाइल्स', 'GANGA'],
  ['Ms "Ace" Ventura', '', ''],
  ['Thị Mai', 'Hà Nội Coffee ☕', 'HNC'],
];
